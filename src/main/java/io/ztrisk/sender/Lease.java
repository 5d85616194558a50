package io.ztrisk.sender;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * The right to send for a subscription for a minute. Its times are those of the database,
 * and go on with the monotonic clock of the server.
 *
 * @param number the number of the lease, which nobody else has
 * @param takenAt the time of the database when the lease began
 * @param nanos the monotonic time before it began
 */
record Lease(String accountId, UUID subscription, long number, Instant until, Instant takenAt, long nanos) {

	/** The longest pass. */
	private static final Duration PASS = Duration.ofSeconds(30);

	/** The time that must be left of the lease for an attempt, which takes 20 seconds. */
	private static final Duration LEFT = Duration.ofSeconds(25);

	Instant now() {
		return this.takenAt.plus(passed());
	}

	/** Whether an attempt may begin. */
	boolean isLongEnough() {
		return passed().compareTo(PASS) < 0 && now().plus(LEFT).isBefore(this.until);
	}

	/** Whether another server may have the right by now. */
	boolean isOver() {
		return !now().isBefore(this.until);
	}

	private Duration passed() {
		return Duration.ofNanos(System.nanoTime() - this.nanos);
	}

}
