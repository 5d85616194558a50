package io.ztrisk.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

import io.ztrisk.activity.ActivityRecord;
import io.ztrisk.body.BadLineException;
import io.ztrisk.body.Line;
import io.ztrisk.event.NewEvent;
import io.ztrisk.ingest.LogReport;
import io.ztrisk.ingest.RecordWriter;
import io.ztrisk.log.Dataset;
import io.ztrisk.log.ParsedLine;
import io.ztrisk.rejected.RejectedLine;
import io.ztrisk.rejected.RejectedLineWriter;

/**
 * A page of rejected lines that are taken again. Records are stored in chunks, since a
 * line may have many.
 */
final class ReplayedPage implements AutoCloseable {

	private final RecordWriter records;

	private final RejectedLineWriter rejected;

	private final List<RejectedLine> accepted = new ArrayList<>();

	private final List<NewEvent> events = new ArrayList<>();

	private final Map<UUID, String> behaviors = new HashMap<>();

	private int received;

	private int ignored;

	private int stillRejected;

	ReplayedPage(RecordWriter records, RejectedLineWriter rejected) {
		this.records = records;
		this.rejected = rejected;
	}

	/** Reads a line. It stays rejected if it cannot be read. */
	void take(RejectedLine line, Runnable read) {
		try {
			read.run();
			this.accepted.add(line);
		}
		catch (BadLineException ex) {
			this.received++;
			this.stillRejected++;
		}
	}

	/** Adds the event that a line is. */
	void add(RejectedLine line, NewEvent event) {
		this.received++;
		this.events.add(event);
		this.behaviors.put(line.id(), event.behavior().key());
	}

	/** Adds the record that a line is. */
	void add(Line line, ParsedLine parsed) {
		this.received++;
		this.ignored += parsed.ignored() ? 1 : 0;
		ActivityRecord record = parsed.record();
		if (record != null) {
			this.records.add(record, line.bytes().length);
		}
	}

	/** A record in a line that is rejected by itself. */
	void reject(Dataset dataset, RejectedLine record) {
		this.received++;
		this.stillRejected++;
		this.rejected.add(dataset, record);
	}

	List<NewEvent> events() {
		return this.events;
	}

	/**
	 * The lines that can be deleted when all is stored, without events whose behaviour
	 * does not exist.
	 * @param exists tests the key of a behaviour
	 */
	List<RejectedLine> accepted(Predicate<String> exists) {
		return this.accepted.stream().filter((line) -> {
			String behavior = this.behaviors.get(line.id());
			return behavior == null || exists.test(behavior);
		}).toList();
	}

	/** Stores the rest, and returns the counts without those of events. */
	LogReport end() {
		LogReport stored = this.records.end();
		this.rejected.flush();
		return stored.plus(new LogReport(this.received, 0, 0, 0, this.ignored, this.stillRejected));
	}

	@Override
	public void close() {
		this.records.close();
	}

}
