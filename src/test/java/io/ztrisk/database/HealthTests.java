package io.ztrisk.database;

import java.net.http.HttpResponse;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.ztrisk.ZtriskApplication;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.EmbeddedDatabase;
import org.junit.jupiter.api.Test;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the health endpoint of a server with its own database.
 */
class HealthTests {

	@Test
	void healthShowsTheMigrationsAndTheDatabaseAndLivenessNeither() throws Exception {
		EmbeddedPostgres database = EmbeddedDatabase.start();
		try (ConfigurableApplicationContext server = new SpringApplicationBuilder(ZtriskApplication.class).run(
				"--server.port=0", "--management.server.port=0",
				"--spring.datasource.url=" + EmbeddedDatabase.url(database), "--spring.datasource.username=postgres",
				"--spring.datasource.hikari.connection-timeout=250", "--ztrisk.admin-token=" + ApiClient.TOKEN,
				"--ztrisk.geo.database=missing.mmdb")) {
			ApiClient management = new ApiClient(
					server.getEnvironment().getRequiredProperty("local.management.port", Integer.class));
			JdbcClient jdbc = JdbcClient.create(database.getPostgresDatabase());
			assertThat(health(management, "")).contains("200", "\"failed\":0,\"pending\":0",
					"\"city\":{\"path\":\"missing.mmdb\",\"problem\":\"is missing\"}");
			assertThat(health(management, "/readiness")).startsWith("200");
			String newest = "(select max(installed_rank) from flyway_schema_history)";
			jdbc.sql("insert into flyway_schema_history select installed_rank + 1, '9999', description, type, script, "
					+ "checksum, installed_by, installed_on, execution_time, false from flyway_schema_history "
					+ "where installed_rank = " + newest)
				.update();
			assertThat(health(management, "")).contains("503", "\"failed\":1,\"pending\":0");
			jdbc.sql("delete from flyway_schema_history where not success").update();
			jdbc.sql("delete from flyway_schema_history where installed_rank = " + newest).update();
			assertThat(health(management, "")).contains("503", "\"failed\":0,\"pending\":1");
			assertThat(health(management, "/readiness")).contains("503");
			assertThat(health(management, "/liveness")).startsWith("200");
			database.close();
			assertThat(health(management, "")).contains("503", "\"db\":{");
			assertThat(health(management, "/readiness")).contains("503");
			assertThat(health(management, "/liveness")).startsWith("200");
		}
		finally {
			database.close();
		}
	}

	private static String health(ApiClient management, String probe) {
		HttpResponse<String> answer = management.send(management.bare("/actuator/health" + probe));
		return answer.statusCode() + " " + answer.body();
	}

}
