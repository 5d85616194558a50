package io.ztrisk.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistrar;

/**
 * A test over real HTTP with a server that grows old: the tests set its time, it keeps
 * little for long, it has a database of its own, and it has no schedule.
 */
@Documented
@Import({ AgingServerTest.Configuration.class, NoSchedule.class, SecondServer.Configuration.class })
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "ztrisk.admin-token=" + ApiClient.TOKEN, "ztrisk.horizon=30d", "ztrisk.retention.events=100d",
				"ztrisk.retention.rejected-lines=10d", "ztrisk.rate-limit.calls=1000000" })
@Target(ElementType.TYPE)
public @interface AgingServerTest {

	/**
	 * The clock and the database.
	 */
	@TestConfiguration(proxyBeanMethods = false)
	class Configuration {

		@Bean
		@Primary
		SettableClock settableClock() {
			return new SettableClock(Instant.parse("2026-01-01T00:00:00Z"));
		}

		@Bean(destroyMethod = "close")
		EmbeddedPostgres postgres() {
			return EmbeddedDatabase.start();
		}

		@Bean
		DynamicPropertyRegistrar database(EmbeddedPostgres postgres) {
			return (properties) -> {
				properties.add("spring.datasource.url", () -> EmbeddedDatabase.url(postgres));
				properties.add("spring.datasource.username", () -> "postgres");
			};
		}

	}

}
