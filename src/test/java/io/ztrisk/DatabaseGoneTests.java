package io.ztrisk;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A real database goes and comes back while the server runs.
 */
class DatabaseGoneTests {

	@TempDir
	private Path directory;

	@Test
	void theServerSaysSoAndRecoversWithoutARestart() throws Exception {
		EmbeddedPostgres database = database(0);
		int port = database.getPort();
		try (ConfigurableApplicationContext server = new SpringApplicationBuilder(ZtriskApplication.class).run(
				"--server.port=0", "--management.server.port=0",
				"--spring.datasource.url=" + EmbeddedDatabase.url(database), "--spring.datasource.username=postgres",
				"--ztrisk.admin-token=" + ApiClient.TOKEN)) {
			ApiClient api = new ApiClient(
					server.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
			String path = "/accounts/acme/zt_risk_scoring/summary";
			assertThat(api.get(path).statusCode()).isEqualTo(200);
			database.close();
			HttpResponse<String> gone = api.get(path);
			assertThat(gone.statusCode()).isEqualTo(503);
			assertThat(gone.headers().firstValue("Retry-After")).contains("2");
			assertThat(gone.body()).isEqualTo(
					"""
							{"errors":[{"code":12008,"message":"The database is unavailable"}],"messages":[],"result":null,"success":false}""");
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

	private EmbeddedPostgres database(int port) throws Exception {
		EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
			.setDataDirectory(this.directory)
			.setCleanDataDirectory(false)
			.setServerConfig("synchronous_commit", "on");
		return ((port != 0) ? builder.setPort(port) : builder).start();
	}

}
