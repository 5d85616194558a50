package io.ztrisk;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * The tests' PostgreSQL 18: a container where a Docker engine answers, else the embedded
 * binaries. The system property {@code ztrisk.postgres} forces one or the other
 * ({@code testcontainers}, {@code embedded}).
 */
@TestConfiguration(proxyBeanMethods = false)
class PostgresConfiguration {

	@Bean
	JdbcConnectionDetails database() {
		return Server.DETAILS;
	}

	/**
	 * One server for all tests of a run.
	 */
	private static final class Server {

		private static final JdbcConnectionDetails DETAILS = start();

		private static JdbcConnectionDetails start() {
			String chosen = System.getProperty("ztrisk.postgres", "auto");
			boolean docker = chosen.equals("testcontainers")
					|| (chosen.equals("auto") && DockerClientFactory.instance().isDockerAvailable());
			if (!docker) {
				return new Details(EmbeddedDatabase.url(EmbeddedDatabase.start()), "postgres", "postgres");
			}
			@SuppressWarnings("resource")
			PostgreSQLContainer container = new PostgreSQLContainer("postgres:18");
			container.start();
			return new Details(container.getJdbcUrl(), container.getUsername(), container.getPassword());
		}

	}

	/**
	 * Where the server is.
	 */
	private record Details(String getJdbcUrl, String getUsername, String getPassword) implements JdbcConnectionDetails {

	}

}
