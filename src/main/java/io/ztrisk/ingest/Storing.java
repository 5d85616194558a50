package io.ztrisk.ingest;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.slf4j.MDC;

/**
 * Stores what has been read of a body while more of it is read: one part at a time, so
 * that there is never more than the one that is stored and the one that is read. What is
 * logged meanwhile bears the id of the request.
 */
final class Storing implements AutoCloseable {

	private CompletableFuture<Void> running = CompletableFuture.completedFuture(null);

	/**
	 * Starts to store a part when the one before is durable.
	 * @throws RuntimeException what stopped the one before
	 */
	void next(Runnable part) {
		await();
		Map<String, String> logged = MDC.getCopyOfContextMap();
		this.running = CompletableFuture.runAsync(() -> {
			MDC.setContextMap((logged != null) ? logged : Map.of());
			part.run();
		}, Thread::startVirtualThread);
	}

	/**
	 * Waits until all of it is durable.
	 * @throws RuntimeException what stopped it
	 */
	void await() {
		try {
			this.running.join();
		}
		catch (CompletionException ex) {
			throw (ex.getCause() instanceof RuntimeException cause) ? cause : ex;
		}
	}

	/**
	 * Waits until nothing is being stored any more, however it ended.
	 */
	@Override
	public void close() {
		this.running.exceptionally((ex) -> null).join();
	}

}
