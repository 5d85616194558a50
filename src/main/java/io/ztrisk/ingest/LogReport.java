package io.ztrisk.ingest;

import io.ztrisk.api.ApiSchema;

/**
 * The counts of the records of a log. The received records are those that matched, those
 * that did not match, the ignored and the rejected ones.
 *
 * @param matched records that are relevant for an enabled behaviour
 * @param events new events
 * @param duplicates relevant records that were stored before
 * @param ignored records without a user, or too late
 * @param rejected lines that are not records
 */
@ApiSchema("LogIngestResult")
public record LogReport(long received, long matched, long events, long duplicates, long ignored,
		long rejected) implements LogResult {

	public static final LogReport NONE = new LogReport(0, 0, 0, 0, 0, 0);

	public LogReport plus(LogReport other) {
		return new LogReport(this.received + other.received, this.matched + other.matched, this.events + other.events,
				this.duplicates + other.duplicates, this.ignored + other.ignored, this.rejected + other.rejected);
	}

}
