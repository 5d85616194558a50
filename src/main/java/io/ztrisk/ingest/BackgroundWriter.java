package io.ztrisk.ingest;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.slf4j.MDC;

/**
 * Evaluates or stores one part of a body while the next one is read. At most two parts
 * are in memory. Its log messages have the id of the request.
 */
final class BackgroundWriter implements AutoCloseable {

	private CompletableFuture<Void> running = CompletableFuture.completedFuture(null);

	/**
	 * Starts to store a part after the previous part is durable.
	 * @throws RuntimeException if storing the previous part failed
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
	 * Waits until all parts are durable.
	 * @throws RuntimeException if storing one failed
	 */
	void await() {
		try {
			this.running.join();
		}
		catch (CompletionException ex) {
			throw (ex.getCause() instanceof RuntimeException cause) ? cause : ex;
		}
	}

	/** Waits until the running part has ended, with or without an error. */
	@Override
	public void close() {
		this.running.exceptionally((ex) -> null).join();
	}

}
