package io.ztrisk.system;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.ztrisk.ZtriskApplication;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.EmbeddedDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests a real database that stops, is full or hangs, and recovers while the server runs.
 */
class DatabaseGoneTests {

	/** In seconds. */
	private static final String TIMEOUT = "spring.datasource.hikari.data-source-properties.socketTimeout";

	@TempDir
	private Path directory;

	@Test
	void theServerSaysSoAndRecoversWithoutARestart() throws Exception {
		EmbeddedPostgres database = database(0);
		int port = database.getPort();
		try (ConfigurableApplicationContext server = server(database)) {
			// The last test has a shorter timeout.
			assertThat(server.getEnvironment().getProperty(TIMEOUT, Integer.class)).isBetween(1, 120);
			ApiClient api = api(server);
			String path = "/accounts/acme/zt_risk_scoring/summary";
			assertThat(api.get(path).statusCode()).isEqualTo(200);
			database.close();
			assertUnavailable(api.get(path));
			assertUnavailable(api.as("f".repeat(64)).get(path));
			assertCallsDoNotWaitForEachOther(() -> api.get(path));
			database = database(port);
			Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
			HttpResponse<String> back = api.get(path);
			while (back.statusCode() == 503 && Instant.now().isBefore(deadline)) {
				back = api.get(path);
			}
			assertThat(back.statusCode()).isEqualTo(200);
		}
		finally {
			database.close();
		}
	}

	/**
	 * The disk is not, but PostgreSQL refuses a row as if it were.
	 */
	@Test
	void fullDiskIsReportedAsAnUnavailableDatabase() throws Exception {
		EmbeddedPostgres database = database(0);
		try (ConfigurableApplicationContext server = server(database);
				Connection connection = database.getPostgresDatabase().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("create function full_disk() returns trigger language plpgsql as "
					+ "$$ begin raise 'could not extend file' using errcode = 'disk_full'; end $$");
			statement
				.execute("create trigger full_disk before insert on behavior_setting execute function full_disk()");
			ApiClient api = api(server);
			String path = "/accounts/acme/zt_risk_scoring/behaviors";
			String body = "{\"behaviors\":{\"imp_travel\":{\"enabled\":true,\"risk_level\":\"high\"}}}";
			assertUnavailable(api.put(path, body));
			statement.execute("drop trigger full_disk on behavior_setting");
			assertThat(api.put(path, body).statusCode()).isEqualTo(200);
		}
		finally {
			database.close();
		}
	}

	@Test
	void callsTimeOutWhileTheDatabaseHangs() throws Exception {
		EmbeddedPostgres database = database(0);
		try (ConfigurableApplicationContext server = server(database, "--" + TIMEOUT + "=2");
				Connection connection = database.getPostgresDatabase().getConnection();
				Statement statement = connection.createStatement()) {
			ApiClient api = api(server);
			String path = "/accounts/acme/zt_risk_scoring/behaviors";
			assertThat(api.get(path).statusCode()).isEqualTo(200);
			statement.execute("begin; lock table behavior_setting");
			assertUnavailable(api.get(path));
			statement.execute("rollback");
			assertThat(api.get(path).statusCode()).isEqualTo(200);
		}
		finally {
			database.close();
		}
	}

	private static ConfigurableApplicationContext server(EmbeddedPostgres database, String... arguments) {
		return new SpringApplicationBuilder(ZtriskApplication.class).run(Stream.concat(Stream.of("--server.port=0",
				"--management.server.port=0", "--spring.datasource.url=" + EmbeddedDatabase.url(database),
				"--spring.datasource.username=postgres", "--spring.datasource.hikari.connection-timeout=1000",
				"--ztrisk.admin-token=" + ApiClient.TOKEN), Stream.of(arguments))
			.toArray(String[]::new));
	}

	private static ApiClient api(ConfigurableApplicationContext server) {
		return new ApiClient(server.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
	}

	private static void assertUnavailable(HttpResponse<String> answer) {
		ApiClient.assertFailure(answer, 503, "{\"code\":12008,\"message\":\"The database is unavailable\"}");
		assertThat(answer.headers().firstValue("Retry-After")).contains("2");
	}

	/**
	 * Each waits a second for the look-up of its token; one after another they would wait
	 * a minute.
	 */
	private static void assertCallsDoNotWaitForEachOther(Callable<HttpResponse<String>> call) throws Exception {
		try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
			for (Future<HttpResponse<String>> answer : callers.invokeAll(Collections.nCopies(60, call), 30,
					TimeUnit.SECONDS)) {
				assertThat(answer.isCancelled()).isFalse();
				assertUnavailable(answer.get());
			}
		}
	}

	private EmbeddedPostgres database(int port) throws Exception {
		EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
			.setDataDirectory(this.directory)
			.setCleanDataDirectory(false)
			.setServerConfig("synchronous_commit", "on");
		return ((port != 0) ? builder.setPort(port) : builder).start();
	}

}
