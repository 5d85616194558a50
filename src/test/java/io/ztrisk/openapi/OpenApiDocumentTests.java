package io.ztrisk.openapi;

import java.time.Duration;
import java.time.Instant;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.ztrisk.ApiClient;
import io.ztrisk.ZtriskApplication;
import org.junit.jupiter.api.Test;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The document on a server that nobody has asked for it.
 */
class OpenApiDocumentTests {

	@Test
	void theDocumentIsMadeBeforeAnyoneAsksForIt() throws Exception {
		try (EmbeddedPostgres database = EmbeddedPostgres.builder().start();
				ConfigurableApplicationContext server = new SpringApplicationBuilder(ZtriskApplication.class).run(
						"--server.port=0", "--management.server.port=0",
						"--spring.datasource.url=" + database.getJdbcUrl("postgres", "postgres"),
						"--spring.datasource.username=postgres", "--ztrisk.admin-token=" + ApiClient.TOKEN)) {
			OpenApiDocument document = server.getBean(OpenApiDocument.class);
			Instant limit = Instant.now().plusSeconds(60);
			while (!document.isMade() && Instant.now().isBefore(limit)) {
				// It is made on a thread of its own, which tells nobody.
				Thread.sleep(Duration.ofMillis(20));
			}
			assertThat(document.isMade()).isTrue();
		}
	}

}
