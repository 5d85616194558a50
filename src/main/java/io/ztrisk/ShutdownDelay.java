package io.ztrisk;

import java.time.Duration;

import org.springframework.context.ApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Delays the shutdown: the server reports that it is not ready, and load balancers have
 * that time to notice, before it takes no more connections.
 */
@Component
class ShutdownDelay {

	private final Duration duration;

	private final ApplicationContext server;

	ShutdownDelay(ShutdownProperties properties, ApplicationContext server) {
		this.duration = properties.shutdownDelay();
		this.server = server;
	}

	/** Ignores the event of the management server, which comes later. */
	@EventListener
	void on(ContextClosedEvent closed) throws InterruptedException {
		if (closed.getApplicationContext() == this.server) {
			Thread.sleep(this.duration);
		}
	}

}
