package io.ztrisk.database;

import java.time.Duration;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Something that takes the database a while to count. It is counted when it is asked for,
 * not before some time has passed, and so seldom that counting takes at most a hundredth
 * of the time.
 *
 * @param <T> what is counted
 */
public final class Measured<T> {

	private static final Log logger = LogFactory.getLog(Measured.class);

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
	public Measured(Supplier<T> count, T unknown, Duration rest) {
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
