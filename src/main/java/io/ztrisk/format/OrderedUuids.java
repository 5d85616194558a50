package io.ztrisk.format;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes UUIDs of times. Each is greater than those before it, also if their times are
 * equal.
 */
public final class OrderedUuids {

	private final AtomicLong lastTicks = new AtomicLong();

	/** The next UUID, version 7. */
	public UUID next(Instant now) {
		return Uuids
			.ofTicks(this.lastTicks.accumulateAndGet(Uuids.ticks(now), (last, current) -> Math.max(last + 1, current)));
	}

}
