package io.ztrisk.outgoing;

import java.time.Clock;
import java.time.Duration;

import org.apache.hc.core5.ssl.SSLContexts;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Creates the client, which trusts the certificates that the JVM trusts.
 */
@Configuration(proxyBeanMethods = false)
class OutgoingConfiguration {

	private static final Duration TOTAL = Duration.ofSeconds(20);

	@Bean
	OutgoingClient outgoingClient(Addresses addresses, OutgoingProperties properties, Clock clock,
			Environment environment) {
		return new OutgoingClient(addresses, properties.networks(), SSLContexts.createDefault(),
				"ztrisk/" + environment.getRequiredProperty("spring.application.version"), clock, TOTAL);
	}

}
