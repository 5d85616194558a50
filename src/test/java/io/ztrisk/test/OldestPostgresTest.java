package io.ztrisk.test;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Tag;

/**
 * Marks tests that {@code ./mvnw verify} repeats on the oldest supported PostgreSQL:
 * those of the schema, of whole stories, and of statements whose result depends on locks.
 */
@Target({ ElementType.METHOD, ElementType.TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Tag("oldest-postgres")
public @interface OldestPostgresTest {

}
