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
import io.ztrisk.feed.FeedStore;
import io.ztrisk.log.Dataset;
import io.ztrisk.rejected.RejectedLineStore;
import io.ztrisk.rejected.SetAside;

import org.springframework.stereotype.Service;

/**
 * Takes bodies of logs in. What is stored is durable before the answer, and no
 * transaction waits for a body.
 */
@Service
class LogService {

	private final LogReaders readers;

	private final DetectionService detection;

	private final RejectedLineStore rejectedLines;

	private final FeedStore feeds;

	private final RecordCounts counts;

	private final Clock clock;

	LogService(LogReaders readers, DetectionService detection, RejectedLineStore rejectedLines, FeedStore feeds,
			RecordCounts counts, Clock clock) {
		this.readers = readers;
		this.detection = detection;
		this.rejectedLines = rejectedLines;
		this.feeds = feeds;
		this.counts = counts;
		this.clock = clock;
	}

	/**
	 * Takes a body. One that only tries the destination leaves no trace.
	 */
	LogResult take(AccountId account, Dataset dataset, InputStream body) throws IOException {
		Framing lines = Framing.of(body);
		Line line = lines.next();
		Instant now = this.clock.instant();
		try (LogBatch batch = new LogBatch(account, dataset, this.readers.reader(), this.detection,
				new SetAside(this.rejectedLines, account, dataset.key(), now), now)) {
			if (line != null && Json.isProbe(line.bytes())) {
				Line next = lines.next();
				if (next == null) {
					return LogResult.NONE;
				}
				batch.take(line, lines);
				line = next;
			}
			while (line != null) {
				batch.take(line, lines);
				line = lines.next();
			}
			LogResult result = batch.end();
			SortedMap<String, Long> incomplete = batch.incomplete();
			this.feeds.delivered(account, dataset, now, batch.newest(), batch.late(), batch.overLimit(), incomplete);
			this.counts.add(dataset, result, batch.late());
			this.counts.addIncomplete(dataset, incomplete);
			return result;
		}
	}

}
