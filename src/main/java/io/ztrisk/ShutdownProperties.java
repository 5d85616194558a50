package io.ztrisk;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the shutdown.
 *
 * @param shutdownDelay Time between the signal to stop, when the server says that it is
 * not ready, and the moment when it accepts no more connections.
 */
@ConfigurationProperties("ztrisk")
record ShutdownProperties(@DefaultValue("2s") Duration shutdownDelay) {

}
