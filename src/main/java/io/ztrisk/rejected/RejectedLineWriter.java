package io.ztrisk.rejected;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.ztrisk.api.AccountId;
import io.ztrisk.body.Line;
import io.ztrisk.cloudflare.CloudflareDataset;

/**
 * Stores the rejected lines of a body, a few hundred at a time.
 */
public final class RejectedLineWriter implements AutoCloseable {

	private static final int MAX_LINES = 500;

	private static final int MAX_BYTES = 4 << 20;

	/** Lines stored between two prunings. Each pruning reads all lines of the account. */
	private static final int MAX_UNPRUNED = 50_000;

	private final RejectedLineService lines;

	private final AccountId account;

	private final String dataset;

	private final Instant receivedAt;

	private final List<RejectedLine> buffered = new ArrayList<>();

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
		if (this.buffered.size() == MAX_LINES || this.bytes + line.bytes().length > MAX_BYTES) {
			flush();
		}
		RejectedLine rejected = RejectedLine.of(this.dataset, line, reason, this.receivedAt);
		this.buffered
			.add(this.dataset.equals(CloudflareDataset.DLP_FORENSIC_COPIES.key()) ? rejected.withoutText() : rejected);
		this.bytes += line.bytes().length;
		this.count++;
	}

	/** Stores the last lines. */
	public void end() {
		flush();
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

	private void flush() {
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

}
