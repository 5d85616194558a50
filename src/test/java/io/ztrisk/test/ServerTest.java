package io.ztrisk.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/**
 * A test over real HTTP into a real PostgreSQL. All such tests share one server, so each
 * works in accounts of its own. The server has no schedule.
 */
@Documented
@Import({ NoSchedule.class, PostgresConfiguration.class, RsaKeys.Configuration.class,
		SecondServer.Configuration.class })
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "ztrisk.admin-token=" + ApiClient.TOKEN, "ztrisk.secrets.key=" + ApiClient.TOKEN,
				"ztrisk.signals.allow=127.0.0.1/32", "spring.datasource.hikari.connection-timeout=30000",
				"ztrisk.retention.events=0", "ztrisk.retention.rejected-lines=0", "ztrisk.rate-limit.calls=1000000" })
@Target(ElementType.TYPE)
public @interface ServerTest {

}
