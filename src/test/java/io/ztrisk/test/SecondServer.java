package io.ztrisk.test;

import java.util.Arrays;
import java.util.stream.Stream;

import io.ztrisk.ZtriskApplication;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;

/**
 * A second server on the database and with the clock of the first one. It starts when a
 * test first asks for it.
 */
public final class SecondServer implements AutoCloseable {

	/**
	 * The settings that both servers have. With another key the second one would let
	 * subscriptions rest whose secrets it cannot open.
	 */
	private static final String[] SETTINGS = { "spring.datasource.url", "spring.datasource.username",
			"spring.datasource.password", "ztrisk.admin-token", "ztrisk.horizon", "ztrisk.retention.events",
			"ztrisk.retention.rejected-lines", "ztrisk.rate-limit.calls", "ztrisk.secrets.key",
			"ztrisk.signals.allow" };

	/**
	 * The first server has none, since its console is tested at any name of this host.
	 */
	public static final String PUBLIC_URL = "https://risk.example.org";

	private final ConfigurableApplicationContext server;

	private SecondServer(Environment first, ObjectProvider<SettableClock> clock) {
		this.server = new SpringApplicationBuilder(ZtriskApplication.class, NoSchedule.class)
			.initializers((context) -> clock.ifAvailable((one) -> ((GenericApplicationContext) context)
				.registerBean(SettableClock.class, () -> one, (bean) -> bean.setPrimary(true))))
			.run(Stream.concat(
					Stream.of("--server.port=0", "--management.server.port=0",
							"--spring.datasource.hikari.connection-timeout=30000", "--ztrisk.public-url=" + PUBLIC_URL,
							"--spring.datasource.hikari.maximum-pool-size=6", "--ztrisk.snapshots.connections=2"),
					Arrays.stream(SETTINGS)
						.filter(first::containsProperty)
						.map((name) -> "--" + name + "=" + first.getProperty(name)))
				.toArray(String[]::new));
	}

	public int port() {
		return this.server.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
	}

	@Override
	public void close() {
		this.server.close();
	}

	/**
	 * Starts the server.
	 */
	@TestConfiguration(proxyBeanMethods = false)
	static class Configuration {

		@Bean
		@Lazy
		SecondServer secondServer(Environment environment, ObjectProvider<SettableClock> clock) {
			return new SecondServer(environment, clock);
		}

	}

}
