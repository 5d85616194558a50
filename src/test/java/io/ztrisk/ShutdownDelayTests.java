package io.ztrisk;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.context.support.DefaultLifecycleProcessor;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The time from a request to stop until the server stops.
 */
class ShutdownDelayTests {

	private final AtomicLong stopped = new AtomicLong();

	@Test
	void theServerStopsAfterTheWholeDelayWhateverTheTimeoutOfAPhase() {
		Duration delay = Duration.ofMillis(200);
		AnnotationConfigApplicationContext server = server(delay);
		long start = System.nanoTime();
		server.close();
		assertThat(Duration.ofNanos(this.stopped.get() - start)).isGreaterThanOrEqualTo(delay);
	}

	@Test
	@Timeout(10)
	void theManagementServerStopsWithoutADelay() {
		AnnotationConfigApplicationContext server = server(Duration.ofDays(1));
		GenericApplicationContext management = new GenericApplicationContext(server);
		management.refresh();
		management.close();
		assertThat(server.isActive()).isTrue();
	}

	private AnnotationConfigApplicationContext server(Duration delay) {
		AnnotationConfigApplicationContext server = new AnnotationConfigApplicationContext();
		server.registerBean(ShutdownProperties.class, () -> new ShutdownProperties(delay));
		server.registerBean(ShutdownDelay.class);
		server.registerBean(AbstractApplicationContext.LIFECYCLE_PROCESSOR_BEAN_NAME, DefaultLifecycleProcessor.class,
				() -> {
					DefaultLifecycleProcessor phases = new DefaultLifecycleProcessor();
					phases.setTimeoutPerShutdownPhase(1);
					return phases;
				});
		server.registerBean(Connections.class, () -> new Connections(this.stopped));
		server.refresh();
		return server;
	}

	/** Takes connections until it is stopped. */
	private static final class Connections implements SmartLifecycle {

		private final AtomicLong stopped;

		private volatile boolean running;

		Connections(AtomicLong stopped) {
			this.stopped = stopped;
		}

		@Override
		public void start() {
			this.running = true;
		}

		@Override
		public void stop() {
			this.stopped.set(System.nanoTime());
			this.running = false;
		}

		@Override
		public boolean isRunning() {
			return this.running;
		}

	}

}
