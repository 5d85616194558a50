package io.ztrisk.limit;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;

import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * A bulkhead with a fixed number of permits. A call that gets none waits briefly in a
 * bounded queue, then fails with 503.
 */
public final class Bulkhead {

	private final int permits;

	private final int maxQueue;

	private final long maxWaitNanos;

	/** Fair, so that a request for many permits is served in its turn. */
	private final Semaphore free;

	Bulkhead(int permits, int maxQueue, Duration maxWait) {
		this.permits = permits;
		this.maxQueue = maxQueue;
		this.maxWaitNanos = maxWait.toNanos();
		this.free = new Semaphore(permits, true);
	}

	/**
	 * Acquires permits until the result is closed.
	 * @param count the number of permits, limited to all permits
	 * @throws ApiException if the permits are not free in time
	 */
	public Permit acquire(long count) {
		int taken = Math.clamp(count, 1, this.permits);
		try {
			if (!this.free.tryAcquire(taken, 0, TimeUnit.NANOSECONDS) && !await(taken)) {
				throw new ApiException(ErrorCode.OVERLOADED);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new ApiException(ErrorCode.OVERLOADED);
		}
		return new Permit(this.free, taken);
	}

	private boolean await(int taken) throws InterruptedException {
		return this.free.getQueueLength() < this.maxQueue
				&& this.free.tryAcquire(taken, this.maxWaitNanos, TimeUnit.NANOSECONDS);
	}

	/** Acquires permits until the request is completed, as {@link #acquire} does. */
	public Permit acquireForRequest(long count) {
		Permit permit = acquire(count);
		RequestContextHolder.currentRequestAttributes()
			.registerDestructionCallback(permit.toString(), permit::close, RequestAttributes.SCOPE_REQUEST);
		return permit;
	}

	/** Acquired permits. Closing them again has no effect. */
	public static final class Permit implements AutoCloseable {

		private final Semaphore free;

		private final int taken;

		private final AtomicBoolean released = new AtomicBoolean();

		private Permit(Semaphore free, int taken) {
			this.free = free;
			this.taken = taken;
		}

		@Override
		public void close() {
			if (this.released.compareAndSet(false, true)) {
				this.free.release(this.taken);
			}
		}

	}

}
