package io.ztrisk.http;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Lets a moment pass before the server takes no more connections: it says by then that it
 * is not ready, and who sends it calls has that long to notice.
 */
@Component
class Drain implements SmartLifecycle {

	private final Duration duration;

	private volatile boolean running;

	Drain(@Value("${ztrisk.drain}") Duration duration) {
		this.duration = duration;
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop(Runnable callback) {
		CompletableFuture.delayedExecutor(this.duration.toMillis(), TimeUnit.MILLISECONDS).execute(() -> {
			stop();
			callback.run();
		});
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/**
	 * Stops before everything else does.
	 */
	@Override
	public int getPhase() {
		return Integer.MAX_VALUE;
	}

}
