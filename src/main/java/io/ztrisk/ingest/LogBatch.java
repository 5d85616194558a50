package io.ztrisk.ingest;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

import io.ztrisk.activity.ActivityRecord;
import io.ztrisk.activity.ActivitySource;
import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.body.BadLineException;
import io.ztrisk.body.Framing;
import io.ztrisk.body.Line;
import io.ztrisk.detection.DetectionService;
import io.ztrisk.detection.IncompleteRecords;
import io.ztrisk.format.Timestamps;
import io.ztrisk.log.Dataset;
import io.ztrisk.log.LogParser;
import io.ztrisk.log.ParsedLine;
import io.ztrisk.rejected.RejectedLineWriter;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a body of logs. Records that match a behaviour are stored in chunks. All
 * others are only counted.
 */
final class LogBatch implements AutoCloseable {

	static final int MAX_RECORDS = 1_000_000;

	/**
	 * The number of records in a transaction: enough to share its cost, few enough to
	 * keep locks short and memory small.
	 */
	private static final int CHUNK = 2500;

	private static final int CHUNK_BYTES = 1 << 20;

	/**
	 * The maximum memory of a body: two chunks in each of two partitions, one of them
	 * being stored, and rejected lines.
	 */
	static final long IN_MEMORY = 16L << 20;

	private final AccountId account;

	private final Dataset dataset;

	private final LogParser parser;

	private final DetectionService detection;

	private final RejectedLineWriter rejected;

	private final Instant latest;

	private final PartitionedWriter<ActivityRecord, DetectionService.Detected> partitions;

	private final IncompleteRecords incomplete;

	private final Predicate<ActivityRecord> isRelevant;

	private long received;

	private long ignored;

	private long late;

	private long overLimit;

	private @Nullable Instant newest;

	LogBatch(AccountId account, Dataset dataset, LogParser parser, DetectionService detection,
			RejectedLineWriter rejected, Instant at) {
		this.account = account;
		this.dataset = dataset;
		this.parser = parser;
		this.detection = detection;
		this.rejected = rejected;
		this.latest = at.plus(Timestamps.MAX_AHEAD);
		this.incomplete = detection.newIncompleteRecords();
		this.isRelevant = detection.filter(account);
		this.partitions = new PartitionedWriter<>(CHUNK, CHUNK_BYTES, (records) -> detection.detect(account, records));
	}

	/**
	 * Takes a line, and rejects it if it is not a record.
	 * @throws ApiException if the whole body is malformed in this case, or has too many
	 * records
	 */
	void take(Line line, Framing lines) {
		if (++this.received > MAX_RECORDS) {
			throw new ApiException(ErrorCode.BODY_TOO_LARGE, "A batch must have at most 1,000,000 records");
		}
		try {
			read(line);
		}
		catch (BadLineException ex) {
			lines.refused(line);
			this.rejected.add(line, String.valueOf(ex.getMessage()));
		}
	}

	/** Stores the rest, and waits until all parts are durable. */
	LogReport end() {
		List<DetectionService.Detected> detected = this.partitions.end();
		this.overLimit = sum(detected, DetectionService.Detected::overLimit);
		this.rejected.end();
		return new LogReport(this.received, sum(detected, DetectionService.Detected::matched),
				sum(detected, DetectionService.Detected::events), sum(detected, DetectionService.Detected::duplicates),
				this.ignored + sum(detected, DetectionService.Detected::erased), this.rejected.count());
	}

	/**
	 * The time of the newest record, null if none had one. A time in the future does not
	 * count: otherwise a wrong clock would make a feed look recent for years.
	 */
	@Nullable Instant newest() {
		return this.newest;
	}

	long late() {
		return this.late;
	}

	/** The number of records above the hourly limits, known after {@link #end}. */
	long overLimit() {
		return this.overLimit;
	}

	/** The number of records that could not be evaluated, by the missing field. */
	SortedMap<String, Long> incomplete() {
		return this.detection.countIncomplete(this.account, this.incomplete);
	}

	private void read(Line line) {
		ParsedLine read = this.parser.parse(this.dataset, line);
		ActivityRecord record = read.record();
		if (record != null) {
			this.incomplete.add(record);
			if (this.isRelevant.test(record)) {
				ActivitySource source = record.source();
				source.keep();
				this.partitions.add(record, source.user(), line.bytes().length + source.listBytes());
			}
		}
		this.ignored += read.ignored() ? 1 : 0;
		this.late += read.late() ? 1 : 0;
		Instant at = read.at();
		if (at != null && !at.isAfter(this.latest) && (this.newest == null || at.isAfter(this.newest))) {
			this.newest = at;
		}
	}

	@Override
	public void close() {
		try (this.rejected) {
			this.partitions.close();
		}
	}

	private static long sum(List<DetectionService.Detected> parts, ToLongFunction<DetectionService.Detected> count) {
		return parts.stream().mapToLong(count).sum();
	}

}
