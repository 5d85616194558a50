package io.ztrisk.retention;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.ztrisk.ZtriskApplication;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.EmbeddedDatabase;
import org.junit.jupiter.api.Test;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.scheduling.config.ScheduledTaskHolder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server schedules its tasks, unlike the servers that the tests share.
 */
class ScheduleTests {

	@Test
	void everyTaskIsScheduled() throws Exception {
		EmbeddedPostgres database = EmbeddedDatabase.start();
		try (ConfigurableApplicationContext server = new SpringApplicationBuilder(ZtriskApplication.class).run(
				"--server.port=0", "--management.server.port=0",
				"--spring.datasource.url=" + EmbeddedDatabase.url(database), "--spring.datasource.username=postgres",
				"--ztrisk.admin-token=" + ApiClient.TOKEN)) {
			assertThat(server.getBean(ScheduledTaskHolder.class).getScheduledTasks())
				.extracting((scheduled) -> scheduled.getTask().toString())
				.containsExactlyInAnyOrder("io.ztrisk.retention.Pruner.prune",
						"io.ztrisk.signing.KeyRotation.rotateOrWarn", "io.ztrisk.statistics.TallyFolding.foldOrWarn",
						"io.ztrisk.subscription.SubscriptionSealing.encryptAgainOrWarn");
		}
		finally {
			database.close();
		}
	}

}
