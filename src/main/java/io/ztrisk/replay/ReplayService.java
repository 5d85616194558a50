package io.ztrisk.replay;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.ztrisk.api.AccountId;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.BehaviorRepository;
import io.ztrisk.body.BadLineException;
import io.ztrisk.body.Line;
import io.ztrisk.detection.DetectionService;
import io.ztrisk.detection.RevisedRecords;
import io.ztrisk.detection.RevisedRules;
import io.ztrisk.event.EventService;
import io.ztrisk.ingest.LogReport;
import io.ztrisk.ingest.RecordWriter;
import io.ztrisk.log.Dataset;
import io.ztrisk.log.LogParser;
import io.ztrisk.log.ParsedLine;
import io.ztrisk.rejected.RejectedLine;
import io.ztrisk.rejected.RejectedLineService;
import io.ztrisk.rejected.RejectedLineWriter;
import io.ztrisk.reported.EventReader;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * Replays rejected lines: takes them like new ones.
 */
@Service
class ReplayService {

	/**
	 * The maximum memory of a replay: a page of lines, and what becomes of them, which is
	 * as much as of a body of logs.
	 */
	static final long IN_MEMORY = 20L << 20;

	private final RejectedPages pages;

	private final RejectedLineService rejectedLines;

	private final ObjectProvider<LogParser> parsers;

	private final DetectionService detection;

	private final RevisedRules revised;

	private final EventReader eventReader;

	private final BehaviorRepository behaviors;

	private final EventService events;

	ReplayService(RejectedPages pages, RejectedLineService rejectedLines, ObjectProvider<LogParser> parsers,
			DetectionService detection, RevisedRules revised, EventReader eventReader, BehaviorRepository behaviors,
			EventService events) {
		this.pages = pages;
		this.rejectedLines = rejectedLines;
		this.parsers = parsers;
		this.detection = detection;
		this.revised = revised;
		this.eventReader = eventReader;
		this.behaviors = behaviors;
		this.events = events;
	}

	/**
	 * Takes all lines again, and deletes those that are accepted now.
	 * @param dataset null for all datasets
	 */
	LogReport replay(AccountId account, @Nullable String dataset) {
		LogParser parser = this.parsers.getObject();
		RevisedRecords revised = this.revised.newRecords(account);
		try (RejectedLineWriter rejected = new RejectedLineWriter(this.rejectedLines, account)) {
			return this.pages.all(account, dataset).map((page) -> {
				try (ReplayedPage replayed = new ReplayedPage(new RecordWriter(account, this.detection, revised),
						rejected)) {
					Function<String, Optional<Behavior>> behaviors = this.behaviors.finder(account);
					page.lines().forEach((line) -> replayed.take(line, () -> {
						if (line.dataset().equals(RejectedLine.EVENTS)) {
							replayed.add(line, this.eventReader.readLine(account, behaviors, line.asLine()));
						}
						else {
							read(line, page.dataset(line), parser, replayed);
						}
					}));
					return store(account, page, replayed);
				}
			}).reduce(LogReport.NONE, LogReport::plus);
		}
	}

	/** Reads the record that a line is, or the records in it. */
	private static void read(RejectedLine rejected, Dataset dataset, LogParser parser, ReplayedPage page) {
		Line line = rejected.asLine();
		ParsedLine parsed = parser.parseUnlessWrapped(dataset, line);
		if (parsed == null && dataset.wrappers().forEachRecord(line, (record) -> {
			try {
				page.add(record, parser.parse(dataset, record));
			}
			catch (BadLineException ex) {
				page.reject(dataset, rejected.record(record, String.valueOf(ex.getMessage())));
			}
		})) {
			return;
		}
		page.add(line, (parsed != null) ? parsed : parser.parse(dataset, line));
	}

	/**
	 * Stores the records before it deletes their lines. If the server stops in between,
	 * storing them again changes nothing. An event is not stored if its behaviour was
	 * deleted meanwhile; then its line stays.
	 */
	private LogReport store(AccountId account, RejectedPages.Page page, ReplayedPage replayed) {
		LogReport report = replayed.end();
		if (!replayed.events().isEmpty()) {
			EventService.Stored stored = this.events.store(account, replayed.events());
			report = report.plus(new LogReport(0, stored.stored() + stored.duplicates(), stored.stored(),
					stored.duplicates(), stored.ignored(), 0));
		}
		Function<String, Optional<Behavior>> behaviors = this.behaviors.finder(account);
		List<RejectedLine> accepted = replayed.accepted((behavior) -> behaviors.apply(behavior).isPresent());
		if (!accepted.isEmpty()) {
			this.rejectedLines.deleteAccepted(account, page.datasets().values(), accepted);
		}
		return report;
	}

}
