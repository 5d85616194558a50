package io.ztrisk.replay;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import io.ztrisk.api.AccountId;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.BehaviorRepository;
import io.ztrisk.body.BadLineException;
import io.ztrisk.dataset.Datasets;
import io.ztrisk.detection.DetectionService;
import io.ztrisk.detection.RevisedRecords;
import io.ztrisk.detection.RevisedRules;
import io.ztrisk.event.EventService;
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
		Function<RejectedLine, ParsedLine> parser = parser(account);
		RevisedRecords revised = this.revised.newRecords(account);
		LogReport result = LogReport.NONE;
		List<RejectedLine> page = this.lines.replayable(account.value(), dataset, Uuids.NIL);
		while (!page.isEmpty()) {
			AcceptedLines accepted = read(account, page, parser, revised);
			result = result.plus(store(account, page.size(), accepted, revised));
			page = this.lines.replayable(account.value(), dataset, page.getLast().id());
		}
		return result;
	}

	/** Parses lines of logs. Each dataset is looked up once. */
	private Function<RejectedLine, ParsedLine> parser(AccountId account) {
		LogParser parser = this.parsers.getObject();
		Map<String, Optional<Dataset>> known = new HashMap<>();
		return (rejected) -> parser
			.parse(known.computeIfAbsent(rejected.dataset(), (key) -> this.datasets.find(account, key))
				.orElseThrow(() -> new BadLineException("The dataset was deleted")), rejected.asLine());
	}

	private AcceptedLines read(AccountId account, List<RejectedLine> page, Function<RejectedLine, ParsedLine> parser,
			RevisedRecords revised) {
		AcceptedLines accepted = new AcceptedLines(revised);
		Function<String, Optional<Behavior>> finder = this.behaviors.finder(account);
		for (RejectedLine rejected : page) {
			try {
				if (rejected.dataset().equals(RejectedLine.EVENTS)) {
					accepted.add(rejected, this.eventReader.readLine(account, finder, rejected.asLine()));
				}
				else {
					accepted.add(rejected, parser.apply(rejected));
				}
			}
			catch (BadLineException ex) {
				// The line stays rejected.
			}
		}
		return accepted;
	}

	/**
	 * Stores the records before it deletes their lines. If the server stops in between,
	 * storing them again changes nothing.
	 */
	private LogReport store(AccountId account, int size, AcceptedLines accepted, RevisedRecords revised) {
		DetectionService.Detected detected = accepted.records().isEmpty() ? new DetectionService.Detected(0, 0, 0, 0, 0)
				: this.detection.detect(account, accepted.records());
		EventService.Stored stored = accepted.events().isEmpty() ? new EventService.Stored(0, 0, 0)
				: this.events.store(account, accepted.events());
		revised.end();
		if (!accepted.ids().isEmpty()) {
			this.rejectedLines.delete(account, accepted.ids());
		}
		return accepted.report(size, detected, stored);
	}

}
