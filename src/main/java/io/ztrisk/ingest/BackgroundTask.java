package io.ztrisk.ingest;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.slf4j.MDC;

/**
 * Runs one task at a time on a virtual thread, while the caller goes on. A task sees the
 * writes of the tasks before it. Its log messages have the id of the request.
 */
final class BackgroundTask implements AutoCloseable {

	private CompletableFuture<Void> running = CompletableFuture.completedFuture(null);

	/**
	 * Starts a task after the previous task has ended.
	 * @throws RuntimeException if the previous task failed
	 */
	void start(Runnable task) {
		await();
		Map<String, String> logged = MDC.getCopyOfContextMap();
		this.running = CompletableFuture.runAsync(() -> {
			MDC.setContextMap((logged != null) ? logged : Map.of());
			task.run();
		}, Thread::startVirtualThread);
	}

	/**
	 * Waits until the last task has ended.
	 * @throws RuntimeException if it failed
	 */
	void await() {
		try {
			this.running.join();
		}
		catch (CompletionException ex) {
			throw (ex.getCause() instanceof RuntimeException cause) ? cause : ex;
		}
	}

	/** Waits until the last task has ended, with or without an error. */
	@Override
	public void close() {
		this.running.exceptionally((ex) -> null).join();
	}

}
