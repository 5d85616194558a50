package io.ztrisk.secevent;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

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

	private static final long PAUSE_MILLIS = 500;

	private static final int CALLS_OF_STREAM = 2;

	private static final int CALLS = 16;

	private final Semaphore free = new Semaphore(CALLS);

	private final Map<UUID, Integer> waiting = new ConcurrentHashMap<>();

	private volatile boolean stopping;

	/**
	 * Waits for messages.
	 * @param news asked twice a second; empty if there are none
	 */
	<T> Optional<T> await(UUID stream, Supplier<Optional<T>> news) {
		if (!this.free.tryAcquire()) {
			return Optional.empty();
		}
		try {
			return (this.waiting.merge(stream, 1, Integer::sum) <= CALLS_OF_STREAM) ? await(news) : Optional.empty();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return Optional.empty();
		}
		finally {
			this.waiting.computeIfPresent(stream, (id, count) -> (count > 1) ? count - 1 : null);
			this.free.release();
		}
	}

	private <T> Optional<T> await(Supplier<Optional<T>> news) throws InterruptedException {
		long end = System.nanoTime() + LONGEST.toNanos();
		while (!this.stopping && System.nanoTime() < end) {
			TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
			Optional<T> found = news.get();
			if (found.isPresent()) {
				return found;
			}
		}
		return Optional.empty();
	}

	@EventListener(ContextClosedEvent.class)
	void stop() {
		this.stopping = true;
	}

}
