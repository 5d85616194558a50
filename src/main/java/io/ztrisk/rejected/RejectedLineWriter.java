package io.ztrisk.rejected;

import java.util.ArrayList;
import java.util.List;

import io.ztrisk.api.AccountId;

/**
 * Stores the rejected lines of a body or of a replay, a few hundred at a time.
 */
public final class RejectedLineWriter implements AutoCloseable {

	private static final int MAX_LINES = 500;

	private static final int MAX_BYTES = 4 << 20;

	/** Lines stored between two prunings. Each pruning reads all lines of the account. */
	private static final int MAX_UNPRUNED = 50_000;

	private final RejectedLineService lines;

	private final AccountId account;

	private final List<RejectedLine> buffered = new ArrayList<>();

	private int bytes;

	private int unpruned;

	private long count;

	public RejectedLineWriter(RejectedLineService lines, AccountId account) {
		this.lines = lines;
		this.account = account;
	}

	public void add(RejectedLine line) {
		byte[] text = line.bytes();
		int length = (text != null) ? text.length : 0;
		if (this.buffered.size() == MAX_LINES || this.bytes + length > MAX_BYTES) {
			flush();
		}
		this.buffered.add(line);
		this.bytes += length;
		this.count++;
	}

	/** Stores all lines that were added. More can be added afterwards. */
	public void flush() {
		if (this.buffered.isEmpty()) {
			return;
		}
		this.unpruned += this.lines.store(this.account, this.buffered);
		this.buffered.clear();
		this.bytes = 0;
		if (this.unpruned >= MAX_UNPRUNED) {
			this.lines.prune(this.account);
			this.unpruned = 0;
		}
	}

	/** Deletes all but the newest lines of the account, also after an error. */
	@Override
	public void close() {
		if (this.unpruned > 0) {
			this.lines.prune(this.account);
		}
	}

	/** The number of rejected lines, also those that were stored before. */
	public long count() {
		return this.count;
	}

}
