package io.ztrisk.rejected;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.ztrisk.api.AccountId;
import io.ztrisk.log.Dataset;

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

	private final Set<Dataset> datasets = new HashSet<>();

	private int bytes;

	private int unpruned;

	private long count;

	public RejectedLineWriter(RejectedLineService lines, AccountId account) {
		this.lines = lines;
		this.account = account;
	}

	/**
	 * Adds a line of logs. It is dropped if its dataset was deleted meanwhile.
	 * @param dataset the dataset by which the line was read
	 */
	public void add(Dataset dataset, RejectedLine line) {
		add(line);
		this.datasets.add(dataset);
	}

	/** Adds a line of reported events. */
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
		this.unpruned += this.lines.store(this.account, this.datasets, this.buffered);
		this.buffered.clear();
		this.datasets.clear();
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
