package io.ztrisk.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.ztrisk.activity.ActivityRecord;
import io.ztrisk.detection.DetectionService;
import io.ztrisk.detection.RevisedRecords;
import io.ztrisk.event.EventService;
import io.ztrisk.event.NewEvent;
import io.ztrisk.ingest.LogReport;
import io.ztrisk.log.ParsedLine;
import io.ztrisk.rejected.RejectedLine;

/**
 * The lines of a page that are accepted now, and their records and events.
 */
final class AcceptedLines {

	private final RevisedRecords revised;

	private final List<UUID> ids = new ArrayList<>();

	private final List<ActivityRecord> records = new ArrayList<>();

	private final List<NewEvent> events = new ArrayList<>();

	private int ignored;

	AcceptedLines(RevisedRecords revised) {
		this.revised = revised;
	}

	void add(RejectedLine line, NewEvent event) {
		this.events.add(event);
		this.ids.add(line.id());
	}

	void add(RejectedLine line, ParsedLine parsed) {
		ActivityRecord record = parsed.record();
		if (record != null) {
			record.source().keep();
			this.revised.add(record);
			this.records.add(record);
		}
		this.ignored += parsed.ignored() ? 1 : 0;
		this.ids.add(line.id());
	}

	List<UUID> ids() {
		return this.ids;
	}

	List<ActivityRecord> records() {
		return this.records;
	}

	List<NewEvent> events() {
		return this.events;
	}

	/**
	 * The report about a page.
	 * @param size the number of its lines
	 */
	LogReport report(int size, DetectionService.Detected detected, EventService.Stored stored) {
		return new LogReport(size, detected.matched() + stored.stored() + stored.duplicates(),
				detected.events() + stored.stored(), detected.duplicates() + stored.duplicates(),
				this.ignored + detected.erased() + stored.ignored(), size - this.ids.size());
	}

}
