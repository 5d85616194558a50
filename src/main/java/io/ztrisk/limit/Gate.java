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
 * Lets in as much as there is room for. Who finds no room waits a moment in a queue that
 * is short too, and is told then to come again.
 */
public final class Gate {

	private final int room;

	private final int queue;

	private final long patienceNanos;

	/** Fair, so that what takes much room is not passed over for ever. */
	private final Semaphore free;

	/**
	 * A gate to a room.
	 * @param room how much goes in
	 * @param queue how many may wait
	 * @param patience how long one waits
	 */
	Gate(int room, int queue, Duration patience) {
		this.room = room;
		this.queue = queue;
		this.patienceNanos = patience.toNanos();
		this.free = new Semaphore(room, true);
	}

	/**
	 * Takes room until the place is left.
	 * @param size of what wants in; what is larger than the room goes in alone
	 * @throws ApiException if there is no room
	 */
	public Place enter(long size) {
		int taken = Math.clamp(size, 1, this.room);
		try {
			if (!this.free.tryAcquire(taken, 0, TimeUnit.NANOSECONDS) && !queue(taken)) {
				throw new ApiException(ErrorCode.OVERLOADED);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new ApiException(ErrorCode.OVERLOADED);
		}
		return new Place(this.free, taken);
	}

	private boolean queue(int taken) throws InterruptedException {
		return this.free.getQueueLength() < this.queue
				&& this.free.tryAcquire(taken, this.patienceNanos, TimeUnit.NANOSECONDS);
	}

	/**
	 * Takes room until the call has been answered.
	 * @param size of what wants in
	 * @throws ApiException if there is no room
	 */
	public Place hold(long size) {
		Place place = enter(size);
		RequestContextHolder.currentRequestAttributes()
			.registerDestructionCallback(place.toString(), place::close, RequestAttributes.SCOPE_REQUEST);
		return place;
	}

	/**
	 * What was let in. It may leave more than once.
	 */
	public static final class Place implements AutoCloseable {

		private final Semaphore free;

		private final int taken;

		private final AtomicBoolean left = new AtomicBoolean();

		private Place(Semaphore free, int taken) {
			this.free = free;
			this.taken = taken;
		}

		@Override
		public void close() {
			if (this.left.compareAndSet(false, true)) {
				this.free.release(this.taken);
			}
		}

	}

}
