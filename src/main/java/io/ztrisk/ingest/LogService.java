package io.ztrisk.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;

import io.ztrisk.api.AccountId;
import io.ztrisk.body.Framing;
import io.ztrisk.body.Json;
import io.ztrisk.body.Line;
import io.ztrisk.detection.DetectionService;
import io.ztrisk.detection.RevisedRules;
import io.ztrisk.feed.FeedService;
import io.ztrisk.log.Dataset;
import io.ztrisk.log.LogParser;
import io.ztrisk.rejected.RejectedLineService;
import io.ztrisk.rejected.RejectedLineWriter;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * Takes bodies of logs. Records are durable before the answer, and no transaction waits
 * for a body. The thread of the request reads the lines, and virtual threads evaluate
 * them.
 */
@Service
class LogService {

	private final ObjectProvider<LogParser> parsers;

	private final DetectionService detection;

	private final RevisedRules revised;

	private final RejectedLineService rejectedLines;

	private final FeedService feeds;

	private final RecordMetrics counts;

	private final Clock clock;

	LogService(ObjectProvider<LogParser> parsers, DetectionService detection, RevisedRules revised,
			RejectedLineService rejectedLines, FeedService feeds, RecordMetrics counts, Clock clock) {
		this.parsers = parsers;
		this.detection = detection;
		this.revised = revised;
		this.rejectedLines = rejectedLines;
		this.feeds = feeds;
		this.counts = counts;
		this.clock = clock;
	}

	/** Takes a body. A body that tests the destination is not stored and not counted. */
	LogReport take(AccountId account, Dataset dataset, InputStream body) throws IOException {
		Framing lines = Framing.of(body, dataset.wrappers());
		Line line = lines.next();
		Instant now = this.clock.instant();
		try (LogBatch batch = new LogBatch(account, dataset, this.parsers.getObject(), this.detection,
				this.revised.newRecords(account), new RejectedLineWriter(this.rejectedLines, account), now);
				LineEvaluator evaluator = new LineEvaluator((read) -> batch.take(read, lines))) {
			if (line != null && Json.isProbe(line.bytes())) {
				Line next = next(lines, evaluator);
				if (next == null) {
					return LogReport.NONE;
				}
				evaluator.add(line);
				line = next;
			}
			while (line != null) {
				evaluator.add(line);
				line = next(lines, evaluator);
			}
			evaluator.end();
			LogReport result = batch.end();
			SortedMap<String, Long> incomplete = batch.incomplete();
			this.feeds.delivered(account, dataset, now, batch.counts().newest(), batch.counts().late(),
					batch.overLimit(), incomplete);
			this.counts.add(dataset, result, batch.counts().late());
			this.counts.addIncomplete(dataset, incomplete);
			return result;
		}
	}

	/** The next line. If it cannot be read, the lines before it are evaluated first. */
	private static @Nullable Line next(Framing lines, LineEvaluator evaluator) throws IOException {
		try {
			return lines.next();
		}
		catch (IOException | RuntimeException ex) {
			evaluator.end();
			throw ex;
		}
	}

	/**
	 * Evaluates the lines of a body in blocks. A block is evaluated on a virtual thread
	 * while the thread of the request reads the next one, since decompression takes about
	 * as long as the evaluation. At most two blocks are in memory.
	 */
	private static final class LineEvaluator implements AutoCloseable {

		private static final int MAX_BYTES = 256 << 10;

		/** The memory of a line without its bytes: a body may have many empty objects. */
		private static final int LINE_BYTES = 64;

		private final Consumer<Line> evaluate;

		private final BackgroundTask evaluating = new BackgroundTask();

		private List<Line> lines = new ArrayList<>();

		private int bytes;

		LineEvaluator(Consumer<Line> evaluate) {
			this.evaluate = evaluate;
		}

		/**
		 * Adds a line.
		 * @throws RuntimeException if the evaluation of an earlier block failed
		 */
		void add(Line line) {
			this.lines.add(line);
			this.bytes += LINE_BYTES + line.bytes().length;
			if (this.bytes >= MAX_BYTES) {
				List<Line> block = this.lines;
				this.evaluating.start(() -> block.forEach(this.evaluate));
				this.lines = new ArrayList<>();
				this.bytes = 0;
			}
		}

		/**
		 * Evaluates the last block on the thread of the request, after the others.
		 * @throws RuntimeException if the evaluation failed
		 */
		void end() {
			this.evaluating.await();
			this.lines.forEach(this.evaluate);
		}

		/** Waits until the running block has ended, with or without an error. */
		@Override
		public void close() {
			this.evaluating.close();
		}

	}

}
