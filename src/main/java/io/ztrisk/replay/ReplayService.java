package io.ztrisk.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import io.ztrisk.activity.ActivityRecord;
import io.ztrisk.api.AccountId;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.BehaviorRepository;
import io.ztrisk.body.BadLineException;
import io.ztrisk.body.Line;
import io.ztrisk.dataset.Datasets;
import io.ztrisk.detection.DetectionService;
import io.ztrisk.detection.RevisedRecords;
import io.ztrisk.detection.RevisedRules;
import io.ztrisk.event.EventService;
import io.ztrisk.event.NewEvent;
import io.ztrisk.format.Uuids;
import io.ztrisk.ingest.LogReport;
import io.ztrisk.log.Dataset;
import io.ztrisk.log.LogParser;
import io.ztrisk.log.ParsedLine;
import io.ztrisk.rejected.RejectedLine;
import io.ztrisk.rejected.RejectedLineRepository;
import io.ztrisk.rejected.RejectedLineService;
import io.ztrisk.reported.EventReader;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * Replays rejected lines: takes them like new ones.
 */
@Service
class ReplayService {

	/** The maximum memory of a replay: a page of lines, and what becomes of them. */
	static final long IN_MEMORY = 16L << 20;

	private final RejectedLineRepository lines;

	private final RejectedLineService rejectedLines;

	private final Datasets datasets;

	private final ObjectProvider<LogParser> parsers;

	private final DetectionService detection;

	private final RevisedRules revised;

	private final EventReader eventReader;

	private final BehaviorRepository behaviors;

	private final EventService events;

	ReplayService(RejectedLineRepository lines, RejectedLineService rejectedLines, Datasets datasets,
			ObjectProvider<LogParser> parsers, DetectionService detection, RevisedRules revised,
			EventReader eventReader, BehaviorRepository behaviors, EventService events) {
		this.lines = lines;
		this.rejectedLines = rejectedLines;
		this.datasets = datasets;
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
		Map<String, Optional<Dataset>> known = new HashMap<>();
		RevisedRecords revised = this.revised.newRecords(account);
		LogReport result = LogReport.NONE;
		List<RejectedLine> page = this.lines.replayable(account.value(), dataset, Uuids.NIL);
		while (!page.isEmpty()) {
			result = result.plus(replay(account, page, parser, known, revised));
			page = this.lines.replayable(account.value(), dataset, page.getLast().id());
		}
		return result;
	}

	/**
	 * Stores the records before it deletes their lines. If the server stops in between,
	 * storing them again changes nothing.
	 */
	private LogReport replay(AccountId account, List<RejectedLine> page, LogParser parser,
			Map<String, Optional<Dataset>> known, RevisedRecords revised) {
		List<ActivityRecord> records = new ArrayList<>();
		List<NewEvent> events = new ArrayList<>();
		List<UUID> accepted = new ArrayList<>();
		Function<String, Optional<Behavior>> finder = this.behaviors.finder(account);
		int ignored = 0;
		for (RejectedLine rejected : page) {
			try {
				Line line = rejected.asLine();
				if (rejected.dataset().equals(RejectedLine.EVENTS)) {
					events.add(this.eventReader.readLine(account, finder, line));
				}
				else {
					Dataset dataset = known
						.computeIfAbsent(rejected.dataset(), (key) -> this.datasets.find(account, key))
						.orElseThrow(() -> new BadLineException("The dataset was deleted"));
					ParsedLine read = parser.parse(dataset, line);
					if (read.record() != null) {
						read.record().source().keep();
						revised.add(read.record());
						records.add(read.record());
					}
					ignored += read.ignored() ? 1 : 0;
				}
				accepted.add(rejected.id());
			}
			catch (BadLineException ex) {
				// The line stays rejected.
			}
		}
		DetectionService.Detected detected = records.isEmpty() ? new DetectionService.Detected(0, 0, 0, 0, 0)
				: this.detection.detect(account, records);
		EventService.Stored stored = events.isEmpty() ? new EventService.Stored(0, 0, 0)
				: this.events.store(account, events);
		revised.end();
		if (!accepted.isEmpty()) {
			this.rejectedLines.delete(account, accepted);
		}
		return new LogReport(page.size(), detected.matched() + stored.stored() + stored.duplicates(),
				detected.events() + stored.stored(), detected.duplicates() + stored.duplicates(),
				ignored + detected.erased() + stored.ignored(), page.size() - accepted.size());
	}

}
