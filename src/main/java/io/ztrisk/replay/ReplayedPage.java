package io.ztrisk.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.ztrisk.activity.ActivityRecord;
import io.ztrisk.api.AccountId;
import io.ztrisk.body.BadLineException;
import io.ztrisk.detection.DetectionService;
import io.ztrisk.detection.RevisedRecords;
import io.ztrisk.event.NewEvent;
import io.ztrisk.ingest.LogReport;
import io.ztrisk.log.ParsedLine;
import io.ztrisk.rejected.RejectedLine;
import io.ztrisk.rejected.RejectedLineWriter;

/**
 * A page of rejected lines that are taken again. Records are stored in chunks, since a
 * line may have many.
 */
final class ReplayedPage {

	/** As many records as ingestion stores in a transaction. */
	private static final int MAX_RECORDS = 2500;

	private final AccountId account;

	private final DetectionService detection;

	private final RevisedRecords revised;

	private final RejectedLineWriter rejected;

	private final List<UUID> accepted = new ArrayList<>();

	private final List<ActivityRecord> records = new ArrayList<>();

	private final List<NewEvent> events = new ArrayList<>();

	private LogReport detected = LogReport.NONE;

	private int received;

	private int ignored;

	private int stillRejected;

	ReplayedPage(AccountId account, DetectionService detection, RevisedRecords revised, RejectedLineWriter rejected) {
		this.account = account;
		this.detection = detection;
		this.revised = revised;
		this.rejected = rejected;
	}

	/** Reads a line. It stays rejected if it cannot be read. */
	void take(RejectedLine line, Runnable read) {
		try {
			read.run();
			this.accepted.add(line.id());
		}
		catch (BadLineException ex) {
			this.received++;
			this.stillRejected++;
		}
	}

	void add(NewEvent event) {
		this.received++;
		this.events.add(event);
	}

	void add(ParsedLine parsed) {
		this.received++;
		this.ignored += parsed.ignored() ? 1 : 0;
		ActivityRecord record = parsed.record();
		if (record != null) {
			record.source().keep();
			this.revised.add(record);
			this.records.add(record);
			if (this.records.size() == MAX_RECORDS) {
				detect();
			}
		}
	}

	/** A record in a line that is rejected by itself. */
	void reject(RejectedLine record) {
		this.received++;
		this.stillRejected++;
		this.rejected.add(record);
	}

	List<NewEvent> events() {
		return this.events;
	}

	/** The ids of the lines that can be deleted when all is stored. */
	List<UUID> accepted() {
		return this.accepted;
	}

	/** Stores the rest, and returns the counts without those of events. */
	LogReport end() {
		detect();
		this.revised.end();
		this.rejected.flush();
		return this.detected.plus(new LogReport(this.received, 0, 0, 0, this.ignored, this.stillRejected));
	}

	private void detect() {
		if (!this.records.isEmpty()) {
			DetectionService.Detected some = this.detection.detect(this.account, this.records);
			this.detected = this.detected
				.plus(new LogReport(0, some.matched(), some.events(), some.duplicates(), some.erased(), 0));
			this.records.clear();
		}
	}

}
