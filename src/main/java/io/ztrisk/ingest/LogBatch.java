package io.ztrisk.ingest;

import java.time.Instant;
import java.util.SortedMap;

import io.ztrisk.activity.ActivityRecord;
import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.body.BadLineException;
import io.ztrisk.body.Framing;
import io.ztrisk.body.Line;
import io.ztrisk.detection.DetectionService;
import io.ztrisk.detection.IncompleteRecords;
import io.ztrisk.detection.RevisedRecords;
import io.ztrisk.log.Dataset;
import io.ztrisk.log.LogParser;
import io.ztrisk.log.ParsedCounts;
import io.ztrisk.log.ParsedLine;
import io.ztrisk.rejected.RejectedLine;
import io.ztrisk.rejected.RejectedLineWriter;

/**
 * The lines of a body of logs. Records that match a behaviour are stored in chunks. All
 * others are only counted.
 */
final class LogBatch implements AutoCloseable {

	static final int MAX_RECORDS = 1_000_000;

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

	private final Instant at;

	private final ParsedCounts counts;

	private final RecordWriter records;

	private final IncompleteRecords incomplete;

	private long received;

	LogBatch(AccountId account, Dataset dataset, LogParser parser, DetectionService detection, RevisedRecords revised,
			RejectedLineWriter rejected, Instant at) {
		this.account = account;
		this.dataset = dataset;
		this.parser = parser;
		this.detection = detection;
		this.rejected = rejected;
		this.at = at;
		this.counts = new ParsedCounts(at);
		this.incomplete = detection.newIncompleteRecords();
		this.records = new RecordWriter(account, detection, revised);
	}

	/**
	 * Takes a line, or the records in it, and rejects each that is not a record. Virtual
	 * threads call this, and the thread of the request for the last lines: one after the
	 * other, never at once.
	 * @throws ApiException if the whole body is malformed in this case, or has too many
	 * records
	 */
	void take(Line line, Framing lines) {
		if (this.received == MAX_RECORDS) {
			throw new ApiException(ErrorCode.BODY_TOO_LARGE, "A batch must have at most 1,000,000 records");
		}
		try {
			ParsedLine parsed = this.parser.parseUnlessWrapped(this.dataset, line);
			if (parsed == null && this.dataset.wrappers().forEachRecord(line, (record) -> take(record, lines))) {
				return;
			}
			read(line, (parsed != null) ? parsed : this.parser.parse(this.dataset, line));
		}
		catch (BadLineException ex) {
			lines.refused(line);
			this.rejected.add(this.dataset,
					RejectedLine.of(this.dataset.key(), line, line.explain(String.valueOf(ex.getMessage())), this.at));
		}
		this.received++;
	}

	/** Stores the rest, and waits until all chunks are durable. */
	LogReport end() {
		LogReport stored = this.records.end();
		this.rejected.flush();
		return stored.plus(new LogReport(this.received, 0, 0, 0, this.counts.ignored(), this.rejected.count()));
	}

	ParsedCounts counts() {
		return this.counts;
	}

	/** The number of records above the hourly limits, known after {@link #end}. */
	long overLimit() {
		return this.records.overLimit();
	}

	/** The number of records that could not be evaluated, by the missing field. */
	SortedMap<String, Long> incomplete() {
		return this.detection.countIncomplete(this.account, this.incomplete);
	}

	private void read(Line line, ParsedLine read) {
		ActivityRecord record = read.record();
		if (record != null) {
			this.incomplete.add(record);
			this.records.add(record, line.bytes().length);
		}
		this.counts.add(read);
	}

	@Override
	public void close() {
		try (this.rejected) {
			this.records.close();
		}
	}

}
