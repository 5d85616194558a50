package io.ztrisk.rejected;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.ztrisk.api.AccountId;
import io.ztrisk.body.Line;
import io.ztrisk.log.Dataset;

/**
 * Stores rejected lines of a body, a few hundred at a time.
 */
public final class RejectedLineWriter implements AutoCloseable {

	private static final int MOST_LINES = 500;

	private static final int MOST_BYTES = 4 << 20;

	/** Pruning reads all lines of an account, so it is done rarely. */
	private static final int UNPRUNED = 50_000;

	private final RejectedLineService lines;

	private final AccountId account;

	private final String dataset;

	private final Instant receivedAt;

	private final List<RejectedLine> held = new ArrayList<>();

	private int bytes;

	private int unpruned;

	private long count;

	public RejectedLineWriter(RejectedLineService lines, AccountId account, String dataset, Instant receivedAt) {
		this.lines = lines;
		this.account = account;
		this.dataset = dataset;
		this.receivedAt = receivedAt;
	}

	public void add(Line line, String reason) {
		if (this.held.size() == MOST_LINES || this.bytes + line.bytes().length > MOST_BYTES) {
			flush();
		}
		RejectedLine rejected = RejectedLine.of(this.dataset, line, reason, this.receivedAt);
		this.held.add(this.dataset.equals(Dataset.DLP_FORENSIC_COPIES.key()) ? rejected.withoutText() : rejected);
		this.bytes += line.bytes().length;
		this.count++;
	}

	/** Stores the last lines. */
	public void end() {
		flush();
	}

	/** Deletes the lines beyond the newest ones, also after an error. */
	@Override
	public void close() {
		if (this.unpruned > 0) {
			this.lines.prune(this.account);
		}
	}

	/** The number of rejected lines, with those that were stored before. */
	public long count() {
		return this.count;
	}

	private void flush() {
		if (this.held.isEmpty()) {
			return;
		}
		this.unpruned += this.lines.store(this.account, this.held);
		this.held.clear();
		this.bytes = 0;
		if (this.unpruned >= UNPRUNED) {
			this.lines.prune(this.account);
			this.unpruned = 0;
		}
	}

}
