package io.ztrisk.ingest;

import io.ztrisk.api.ApiSchema;

/**
 * What became of lines of logs. Those received are those that matched, those that did
 * not, those ignored and those rejected.
 *
 * @param received all
 * @param matched records that mattered to an enabled behaviour
 * @param events new events
 * @param duplicates records that mattered and were known
 * @param ignored records of nobody, or too late
 * @param rejected lines set aside
 */
@ApiSchema("LogIngestResult")
record LogResult(long received, long matched, long events, long duplicates, long ignored, long rejected) {

	/** Of no lines. */
	static final LogResult NONE = new LogResult(0, 0, 0, 0, 0, 0);

	LogResult plus(LogResult other) {
		return new LogResult(this.received + other.received, this.matched + other.matched, this.events + other.events,
				this.duplicates + other.duplicates, this.ignored + other.ignored, this.rejected + other.rejected);
	}

}
