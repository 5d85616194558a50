package io.ztrisk.session;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the sessions of the console.
 *
 * @param session Maximum time that a session of the console lasts; at least one minute.
 * @param idle Time after which an unused session of the console ends; at least one
 * minute.
 */
@ConfigurationProperties("ztrisk.console")
record SessionProperties(@DefaultValue("12h") Duration session, @DefaultValue("1h") Duration idle) {

	SessionProperties {
		if (session.toMinutes() < 1 || idle.toMinutes() < 1) {
			throw new IllegalArgumentException(
					"ztrisk.console.session and ztrisk.console.idle must be at least one minute");
		}
	}

}
