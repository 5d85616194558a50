package io.ztrisk.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.SortedMap;

import io.ztrisk.api.AccountId;
import io.ztrisk.body.Framing;
import io.ztrisk.body.Json;
import io.ztrisk.body.Line;
import io.ztrisk.detection.DetectionService;
import io.ztrisk.feed.FeedRepository;
import io.ztrisk.log.Dataset;
import io.ztrisk.log.LogParser;
import io.ztrisk.rejected.RejectedLineService;
import io.ztrisk.rejected.RejectedLineWriter;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * Takes bodies of logs. Records are durable before the answer, and no transaction waits
 * for a body.
 */
@Service
class LogService {

	private final ObjectProvider<LogParser> parsers;

	private final DetectionService detection;

	private final RejectedLineService rejectedLines;

	private final FeedRepository feeds;

	private final RecordMetrics counts;

	private final Clock clock;

	LogService(ObjectProvider<LogParser> parsers, DetectionService detection, RejectedLineService rejectedLines,
			FeedRepository feeds, RecordMetrics counts, Clock clock) {
		this.parsers = parsers;
		this.detection = detection;
		this.rejectedLines = rejectedLines;
		this.feeds = feeds;
		this.counts = counts;
		this.clock = clock;
	}

	/** Takes a body. A body that tests the destination is not stored and not counted. */
	LogReport take(AccountId account, Dataset dataset, InputStream body) throws IOException {
		Framing lines = Framing.of(body);
		Line line = lines.next();
		Instant now = this.clock.instant();
		try (LogBatch batch = new LogBatch(account, dataset, this.parsers.getObject(), this.detection,
				new RejectedLineWriter(this.rejectedLines, account, dataset.key(), now), now)) {
			if (line != null && Json.isProbe(line.bytes())) {
				Line next = lines.next();
				if (next == null) {
					return LogReport.NONE;
				}
				batch.take(line, lines);
				line = next;
			}
			while (line != null) {
				batch.take(line, lines);
				line = lines.next();
			}
			LogReport result = batch.end();
			SortedMap<String, Long> incomplete = batch.incomplete();
			this.feeds.delivered(account, dataset, now, batch.newest(), batch.late(), batch.overLimit(), incomplete);
			this.counts.add(dataset, result, batch.late());
			this.counts.addIncomplete(dataset, incomplete);
			return result;
		}
	}

}
