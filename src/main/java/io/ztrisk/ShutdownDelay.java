package io.ztrisk;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Delays the shutdown: the server reports that it is not ready, and load balancers have
 * that time to notice, before it takes no more connections.
 */
@Component
class ShutdownDelay implements SmartLifecycle {

	private final Duration duration;

	private volatile boolean running;

	ShutdownDelay(ShutdownProperties properties) {
		this.duration = properties.shutdownDelay();
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

	/** Stops before everything else does. */
	@Override
	public int getPhase() {
		return Integer.MAX_VALUE;
	}

}
