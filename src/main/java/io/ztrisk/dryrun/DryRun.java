package io.ztrisk.dryrun;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.ztrisk.activity.ActivityRecord;
import io.ztrisk.api.AccountId;
import io.ztrisk.body.BadLineException;
import io.ztrisk.body.Framing;
import io.ztrisk.body.Json;
import io.ztrisk.body.Line;
import io.ztrisk.detection.DetectionService;
import io.ztrisk.log.Dataset;
import io.ztrisk.log.LogParser;
import io.ztrisk.log.ParsedLine;
import io.ztrisk.retention.Periods;

import org.springframework.stereotype.Component;

/**
 * Tells what would become of the first records of a body, and changes nothing.
 */
@Component
public class DryRun {

	private static final int MAX_RECORDS = 100;

	private static final int MAX_BYTES = 1 << 20;

	private final DetectionService detection;

	private final Clock clock;

	private final Duration horizon;

	DryRun(DetectionService detection, Clock clock, Periods periods) {
		this.detection = detection;
		this.clock = clock;
		this.horizon = periods.horizon();
	}

	/**
	 * Reads the first hundred records, or the first that have 1 MiB together.
	 * @throws io.ztrisk.api.ApiException if the body is malformed
	 */
	public List<DryRunRecord> run(AccountId account, Dataset dataset, InputStream body) throws IOException {
		Framing lines = Framing.of(body, dataset.wrappers());
		Batch batch = new Batch(dataset, this.detection.keepers(account), lines);
		Line line = lines.next();
		if (line != null && Json.isProbe(line.bytes())) {
			Line next = lines.next();
			if (next == null) {
				return List.of();
			}
			batch.take(line);
			line = next;
		}
		while (line != null && !batch.isFull()) {
			batch.take(line);
			line = batch.isFull() ? null : lines.next();
		}
		return batch.records;
	}

	/** The records of one body. */
	private final class Batch {

		private final Dataset dataset;

		private final Function<ActivityRecord, List<String>> keepers;

		private final Framing lines;

		/** Also parses the records that are too old, to show what they are. */
		private final LogParser parser = new LogParser(DryRun.this.clock,
				Duration.between(Instant.EPOCH, DryRun.this.clock.instant()));

		private final Instant oldest = DryRun.this.clock.instant().minus(DryRun.this.horizon);

		private final List<DryRunRecord> records = new ArrayList<>();

		private long bytes;

		Batch(Dataset dataset, Function<ActivityRecord, List<String>> keepers, Framing lines) {
			this.dataset = dataset;
			this.keepers = keepers;
			this.lines = lines;
		}

		boolean isFull() {
			return this.records.size() == MAX_RECORDS || this.bytes > MAX_BYTES;
		}

		void take(Line line) {
			if (line.isElement() || !this.dataset.wrappers().forEachRecord(line, this::add)) {
				add(line);
			}
		}

		private void add(Line line) {
			this.bytes += line.bytes().length;
			if (this.records.isEmpty() || !isFull()) {
				this.records.add(describe(this.records.size() + 1, line));
			}
		}

		private DryRunRecord describe(long number, Line line) {
			try {
				return describe(number, this.parser.parse(this.dataset, line));
			}
			catch (BadLineException ex) {
				this.lines.refused(line);
				return DryRunRecord.rejected(number, line.explain(String.valueOf(ex.getMessage())));
			}
		}

		private DryRunRecord describe(long number, ParsedLine parsed) {
			ActivityRecord record = parsed.record();
			Instant at = parsed.at();
			boolean isLate = at != null && at.isBefore(this.oldest);
			if (record != null) {
				List<String> behaviors = isLate ? List.of() : this.keepers.apply(record);
				DryRunOutcome outcome = behaviors.isEmpty() ? DryRunOutcome.UNMATCHED : DryRunOutcome.MATCHED;
				return DryRunRecord.of(number, isLate ? DryRunOutcome.LATE : outcome, this.dataset.mapping(),
						record.source(), behaviors);
			}
			DryRunOutcome outcome = parsed.ignored() ? DryRunOutcome.IGNORED : DryRunOutcome.UNMATCHED;
			return DryRunRecord.of(number, isLate ? DryRunOutcome.LATE : outcome, at, this.dataset.mapping(),
					parsed.fields());
		}

	}

}
