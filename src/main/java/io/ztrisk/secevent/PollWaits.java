package io.ztrisk.secevent;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Lets calls of receivers wait for messages, a few at a time: the others are answered at
 * once, as all are while the server stops.
 */
@Component
class PollWaits {

	private static final Duration LONGEST = Duration.ofSeconds(20);

	private static final int CALLS_OF_STREAM = 2;

	private final Semaphore free = new Semaphore(16);

	private final Map<UUID, Integer> waiting = new ConcurrentHashMap<>();

	private volatile boolean stopping;

	/**
	 * Waits until there are messages.
	 * @param hasNews asked once a second
	 * @return whether there are any
	 */
	boolean await(UUID stream, BooleanSupplier hasNews) {
		if (!this.free.tryAcquire()) {
			return false;
		}
		try {
			return this.waiting.merge(stream, 1, Integer::sum) <= CALLS_OF_STREAM && await(hasNews);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
		finally {
			this.waiting.computeIfPresent(stream, (id, count) -> (count > 1) ? count - 1 : null);
			this.free.release();
		}
	}

	private boolean await(BooleanSupplier hasNews) throws InterruptedException {
		long end = System.nanoTime() + LONGEST.toNanos();
		while (!this.stopping && System.nanoTime() < end) {
			TimeUnit.MILLISECONDS.sleep(500);
			if (hasNews.getAsBoolean()) {
				return true;
			}
		}
		return false;
	}

	@EventListener(ContextClosedEvent.class)
	void stop() {
		this.stopping = true;
	}

}
