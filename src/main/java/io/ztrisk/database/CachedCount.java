package io.ztrisk.database;

import java.time.Duration;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * A count that is expensive for the database. It is updated on request, and counting
 * takes at most one percent of the time.
 */
public final class CachedCount<T> {

	private static final Log logger = LogFactory.getLog(CachedCount.class);

	private static final long SHARE = 100;

	private final Supplier<T> count;

	private final T unknown;

	private final long refreshInterval;

	private T last;

	private long next = System.nanoTime();

	/**
	 * @param unknown the value if counting fails
	 * @param refreshInterval the minimum time between two counts
	 */
	public CachedCount(Supplier<T> count, T unknown, Duration refreshInterval) {
		this.count = count;
		this.unknown = unknown;
		this.refreshInterval = refreshInterval.toNanos();
		this.last = unknown;
	}

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
			this.next = end + Math.max(this.refreshInterval, SHARE * (end - start));
		}
		return this.last;
	}

}
