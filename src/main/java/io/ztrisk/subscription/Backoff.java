package io.ztrisk.subscription;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How long deliveries wait and subscriptions rest after failures.
 */
public final class Backoff {

	/** The failures in a row after which a subscription rests. */
	static final int FAILURES = 3;

	/** The attempts after which a delivery may be given up. */
	public static final int ATTEMPTS = 10;

	/** How long a webhook fails without a success before it is disabled. */
	static final Duration DISABLE_AFTER = Duration.ofDays(5);

	/** The longest rest, also if the receiver asks for a longer one. */
	static final Duration LONGEST_REST = Duration.ofHours(1);

	/**
	 * After the first attempt, the second and so on: the example of Standard Webhooks.
	 */
	private static final List<Duration> WAITS = List.of(Duration.ofSeconds(5), Duration.ofMinutes(5),
			Duration.ofMinutes(30), Duration.ofHours(2), Duration.ofHours(5), Duration.ofHours(10),
			Duration.ofHours(14), Duration.ofHours(20), Duration.ofHours(24));

	private static final List<Duration> RESTS = List.of(Duration.ofSeconds(5), Duration.ofSeconds(30),
			Duration.ofMinutes(2), Duration.ofMinutes(10), Duration.ofMinutes(30), LONGEST_REST);

	/** A receiver that asks for no rest at all still gets no call each second. */
	private static final Duration SHORTEST_REST = Duration.ofSeconds(1);

	/** Waits differ by up to a fifth, so that messages do not come all at once. */
	private static final double JITTER = 0.2;

	private Backoff() {
	}

	/**
	 * How long a delivery waits after failed attempts.
	 * @param attempts 1 or more
	 */
	public static Duration wait(int attempts, RandomGenerator random) {
		double millis = step(WAITS, attempts).toMillis() * random.nextDouble(1 - JITTER, 1 + JITTER);
		return Duration.ofMillis((long) millis);
	}

	/**
	 * How long a subscription rests.
	 * @param rests the number of rests since the last success, with this one: 1 or more
	 */
	static Duration restDuration(int rests) {
		return step(RESTS, rests);
	}

	/** A rest for which the receiver has asked, within bounds. */
	static Duration asked(Duration retryAfter) {
		Duration most = (retryAfter.compareTo(LONGEST_REST) < 0) ? retryAfter : LONGEST_REST;
		return (most.compareTo(SHORTEST_REST) > 0) ? most : SHORTEST_REST;
	}

	private static Duration step(List<Duration> steps, int number) {
		return steps.get(Math.min(number, steps.size()) - 1);
	}

}
