package io.ztrisk.log;

import java.time.Instant;

import io.ztrisk.format.Timestamps;
import org.jspecify.annotations.Nullable;

/**
 * Counts of the parsed records of a body.
 */
public final class ParsedCounts {

	private final Instant latest;

	private long ignored;

	private long late;

	private @Nullable Instant newest;

	/**
	 * @param at the time at which the body arrived
	 */
	public ParsedCounts(Instant at) {
		this.latest = at.plus(Timestamps.MAX_AHEAD);
	}

	public void add(ParsedLine read) {
		this.ignored += read.ignored() ? 1 : 0;
		this.late += read.late() ? 1 : 0;
		Instant at = read.at();
		if (at != null && !at.isAfter(this.latest) && (this.newest == null || at.isAfter(this.newest))) {
			this.newest = at;
		}
	}

	/** The number of ignored records, also of those that were too late. */
	public long ignored() {
		return this.ignored;
	}

	public long late() {
		return this.late;
	}

	/**
	 * The time of the newest record, null if none had one. A time in the future does not
	 * count: otherwise a wrong clock would make a feed look recent for years.
	 */
	public @Nullable Instant newest() {
		return this.newest;
	}

}
