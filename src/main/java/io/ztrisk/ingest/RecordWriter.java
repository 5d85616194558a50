package io.ztrisk.ingest;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

import io.ztrisk.activity.ActivityRecord;
import io.ztrisk.activity.ActivitySource;
import io.ztrisk.api.AccountId;
import io.ztrisk.detection.DetectionService;
import io.ztrisk.detection.RevisedRecords;

/**
 * Stores the records of a body, or of a part of a replay, in chunks. Records that match
 * no behaviour are dropped.
 */
public final class RecordWriter implements AutoCloseable {

	/**
	 * The number of records in a transaction: enough to share its cost, few enough to
	 * keep locks short and memory small.
	 */
	private static final int CHUNK = 1250;

	private static final int CHUNK_BYTES = 1 << 20;

	private final RevisedRecords revised;

	private final Predicate<ActivityRecord> isRelevant;

	private final PartitionedWriter<ActivityRecord, DetectionService.Detected> partitions;

	private long overLimit;

	public RecordWriter(AccountId account, DetectionService detection, RevisedRecords revised) {
		this.revised = revised;
		this.isRelevant = detection.filter(account);
		this.partitions = new PartitionedWriter<>(CHUNK, CHUNK_BYTES, (records) -> detection.detect(account, records));
	}

	/**
	 * Adds a record.
	 * @param bytes the length of the record as it was sent
	 * @throws RuntimeException if storing an earlier chunk failed
	 */
	public void add(ActivityRecord record, int bytes) {
		this.revised.add(record);
		if (this.isRelevant.test(record)) {
			ActivitySource source = record.source();
			source.keep();
			this.partitions.add(record, source.user(), bytes + source.listBytes());
		}
	}

	/**
	 * Stores the rest, waits until all chunks are durable, and returns the counts of the
	 * records that were stored or belong to erased people.
	 */
	public LogReport end() {
		List<DetectionService.Detected> detected = this.partitions.end();
		this.revised.end();
		this.overLimit = sum(detected, DetectionService.Detected::overLimit);
		return new LogReport(0, sum(detected, DetectionService.Detected::matched),
				sum(detected, DetectionService.Detected::events), sum(detected, DetectionService.Detected::duplicates),
				sum(detected, DetectionService.Detected::erased), 0);
	}

	/** The number of records above the hourly limits, known after {@link #end}. */
	long overLimit() {
		return this.overLimit;
	}

	@Override
	public void close() {
		this.partitions.close();
	}

	private static long sum(List<DetectionService.Detected> chunks, ToLongFunction<DetectionService.Detected> count) {
		return chunks.stream().mapToLong(count).sum();
	}

}
