package io.ztrisk.limit;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The limits on the load of the server.
 *
 * @param calls Maximum number of calls that are processed at the same time; at least 1. A
 * call with a body counts only until the server begins to read the body.
 * @param lookUps Maximum number of unknown tokens that are looked up in the database at
 * the same time; at least 1. As many people may sign in at the same time.
 * @param bodies Share of the heap, in percent, that request bodies may take together; at
 * least 1. Not more than 100 with ztrisk.limits.small-bodies and ztrisk.limits.lists.
 * @param smallBodies Share of the heap, in percent, that plain request bodies of less
 * than 32 KiB may take beside ztrisk.limits.bodies; at least 1.
 * @param lists Share of the heap, in percent, that pages of lists may take together; at
 * least 1.
 * @param queue Maximum number of calls that wait at each limit of calls, look-ups,
 * bodies, small bodies and lists. With 0, a call that does not get through at once is
 * answered with 503.
 * @param maxWait Maximum time that a call waits at one of these limits. Then the answer
 * is 503 with code 12007. With 0, no call waits.
 * @param minRate Number of bytes that a client must send or read in a second, on average;
 * at least 1 byte. The server closes the connection of a slower client.
 * @param gracePeriod Time that a client may be behind ztrisk.limits.min-rate. With 0, it
 * must never be behind.
 */
@ConfigurationProperties("ztrisk.limits")
public record LimitProperties(@DefaultValue("64") int calls, @DefaultValue("4") int lookUps,
		@DefaultValue("40") int bodies, @DefaultValue("2") int smallBodies, @DefaultValue("10") int lists,
		@DefaultValue("100") int queue, @DefaultValue("2s") Duration maxWait, @DefaultValue("64KB") DataSize minRate,
		@DefaultValue("10s") Duration gracePeriod) {

	/** Checks that each limit lets something pass. */
	public LimitProperties {
		require(calls >= 1 && lookUps >= 1, "ztrisk.limits.calls and ztrisk.limits.look-ups must be at least 1");
		require(bodies >= 1 && smallBodies >= 1 && lists >= 1 && bodies + smallBodies + lists <= 100,
				"ztrisk.limits.bodies, ztrisk.limits.small-bodies and ztrisk.limits.lists must be at least 1 percent, "
						+ "and not more than 100 together");
		require(minRate.toBytes() >= 1, "ztrisk.limits.min-rate must be at least 1 byte");
		require(queue >= 0 && !maxWait.isNegative() && !gracePeriod.isNegative(),
				"ztrisk.limits.queue, ztrisk.limits.max-wait and ztrisk.limits.grace-period must not be negative");
	}

	private static void require(boolean right, String message) {
		if (!right) {
			throw new IllegalArgumentException(message);
		}
	}

}
