package io.ztrisk.ingest;

import io.ztrisk.api.ApiSchema;

/**
 * The counts of the records of a log. The received ones are those that matched, those
 * that did not, the ignored and the rejected ones.
 *
 * @param received all
 * @param matched records that mattered to an enabled behaviour
 * @param events new events
 * @param duplicates records that mattered and were known
 * @param ignored records of nobody, or too late
 * @param rejected lines set aside
 */
@ApiSchema("LogIngestResult")
record LogReport(long received, long matched, long events, long duplicates, long ignored, long rejected) {

	/** The counts of an empty body. */
	static final LogReport NONE = new LogReport(0, 0, 0, 0, 0, 0);

	LogReport plus(LogReport other) {
		return new LogReport(this.received + other.received, this.matched + other.matched, this.events + other.events,
				this.duplicates + other.duplicates, this.ignored + other.ignored, this.rejected + other.rejected);
	}

}
