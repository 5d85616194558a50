package io.ztrisk.test;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/**
 * The tests' PostgreSQL 18: a container where a Docker engine answers, else the embedded
 * binaries. The system property {@code ztrisk.postgres} forces one or the other
 * ({@code testcontainers}, {@code embedded}).
 */
@TestConfiguration(proxyBeanMethods = false)
class PostgresConfiguration {

	@Bean
	DynamicPropertyRegistrar database() {
		return (properties) -> {
			properties.add("spring.datasource.url", () -> Server.DETAILS.url);
			properties.add("spring.datasource.username", () -> Server.DETAILS.username);
			properties.add("spring.datasource.password", () -> Server.DETAILS.password);
		};
	}

	/**
	 * One server for all tests of a run.
	 */
	private record Server(String url, String username, String password) {

		private static final Server DETAILS = start();

		private static Server start() {
			String chosen = System.getProperty("ztrisk.postgres", "auto");
			boolean docker = chosen.equals("testcontainers")
					|| (chosen.equals("auto") && DockerClientFactory.instance().isDockerAvailable());
			if (!docker) {
				return new Server(EmbeddedDatabase.url(EmbeddedDatabase.start()), "postgres", "postgres");
			}
			@SuppressWarnings("resource")
			PostgreSQLContainer container = new PostgreSQLContainer("postgres:18");
			container.start();
			return new Server(container.getJdbcUrl(), container.getUsername(), container.getPassword());
		}

	}

}
