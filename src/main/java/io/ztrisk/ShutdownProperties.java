package io.ztrisk;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the shutdown.
 *
 * @param shutdownDelay Time from a request to stop until the server accepts no more
 * connections. Meanwhile it reports that it is not ready. With 0, it stops at once.
 */
@ConfigurationProperties("ztrisk")
record ShutdownProperties(@DefaultValue("2s") Duration shutdownDelay) {

	/** Checks the delay. */
	ShutdownProperties {
		if (shutdownDelay.isNegative()) {
			throw new IllegalArgumentException("ZTRISK_SHUTDOWN_DELAY (ztrisk.shutdown-delay) must not be negative");
		}
	}

}
