package io.ztrisk.database;

import java.time.Duration;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * A count that is expensive for the database. It is counted on request, and only if
 * enough time has passed, so that counting takes at most one percent of the time.
 *
 * @param <T> what is counted
 */
public final class CachedCount<T> {

	private static final Log logger = LogFactory.getLog(CachedCount.class);

	private static final long SHARE = 100;

	private final Supplier<T> count;

	private final T unknown;

	private final long rest;

	private T last;

	private long next = System.nanoTime();

	/**
	 * Something not counted yet.
	 * @param unknown what stands for it where it cannot be counted
	 * @param rest how long a count holds at least
	 */
	public CachedCount(Supplier<T> count, T unknown, Duration rest) {
		this.count = count;
		this.unknown = unknown;
		this.rest = rest.toNanos();
		this.last = unknown;
	}

	/**
	 * What was counted last.
	 */
	public synchronized T get() {
		long start = System.nanoTime();
		if (start - this.next >= 0) {
			try {
				this.last = this.count.get();
			}
			catch (RuntimeException ex) {
				logger.warn("A metric cannot be counted: " + ex.getMessage());
				this.last = this.unknown;
			}
			long end = System.nanoTime();
			this.next = end + Math.max(this.rest, SHARE * (end - start));
		}
		return this.last;
	}

}
