package io.ztrisk.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * A {@link ServerTest} that takes long. Such tests run one after the other, beside those
 * that do not: they share other servers, which have a database of their own.
 */
@Documented
@Execution(ExecutionMode.CONCURRENT)
@Import(ConcurrentServerTest.Configuration.class)
@ResourceLock("the servers of concurrent tests")
@Retention(RetentionPolicy.RUNTIME)
@ServerTest
@Target(ElementType.TYPE)
public @interface ConcurrentServerTest {

	/**
	 * The database.
	 */
	@TestConfiguration(proxyBeanMethods = false)
	class Configuration {

		@Bean(destroyMethod = "close")
		EmbeddedPostgres ownDatabase() {
			return EmbeddedDatabase.start();
		}

	}

}
