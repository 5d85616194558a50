package io.ztrisk.test;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

import org.springframework.beans.factory.ObjectProvider;
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
	DynamicPropertyRegistrar database(ObjectProvider<EmbeddedPostgres> own) {
		EmbeddedPostgres database = own.getIfAvailable();
		Server server = (database != null) ? Server.of(database) : Shared.SERVER;
		return (properties) -> {
			properties.add("spring.datasource.url", server::url);
			properties.add("spring.datasource.username", server::username);
			properties.add("spring.datasource.password", server::password);
		};
	}

	/**
	 * How a server is reached.
	 */
	private record Server(String url, String username, String password) {

		static Server of(EmbeddedPostgres embedded) {
			return new Server(EmbeddedDatabase.url(embedded), "postgres", "postgres");
		}

	}

	/**
	 * One server for all tests of a run, but those that have their own.
	 */
	private static final class Shared {

		private static final Server SERVER = start();

		private static Server start() {
			String chosen = System.getProperty("ztrisk.postgres", "auto");
			boolean docker = chosen.equals("testcontainers")
					|| (chosen.equals("auto") && DockerClientFactory.instance().isDockerAvailable());
			if (!docker) {
				return Server.of(EmbeddedDatabase.start());
			}
			@SuppressWarnings("resource")
			PostgreSQLContainer container = new PostgreSQLContainer("postgres:18");
			container.start();
			return new Server(container.getJdbcUrl(), container.getUsername(), container.getPassword());
		}

	}

}
