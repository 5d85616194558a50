package io.ztrisk.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.ztrisk.test.OldestPostgresTest;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole schema, as the migrations leave it, shown to a reviewer in one file.
 */
@ServerTest
@OldestPostgresTest
class DatabaseSchemaTests {

	private static final Path ACTUAL = Path.of("target/schema.sql");

	@Autowired
	private JdbcClient database;

	@Test
	void theSchemaIsTheGoldenOne() throws IOException {
		String actual = GoldenSchema.of(this.database);
		Files.writeString(ACTUAL, actual);
		assertThat(actual).as("If the change is meant, make %s the golden schema", ACTUAL)
			.isEqualTo(GoldenSchema.text());
	}

	@Test
	void theDatabaseHasTheVersionThatTheRunAsksFor() {
		String major = System.getProperty("ztrisk.postgres-version", "18").split("\\.")[0];
		assertThat(texts("show server_version")).allMatch((version) -> version.startsWith(major + "."));
	}

	@Test
	void everyIndexNamesItsQuery() {
		assertThat(texts("""
				select indexrelid::regclass::text
				from pg_index join pg_class on pg_class.oid = indrelid
				where relnamespace = 'public'::regnamespace and relname <> 'flyway_schema_history'
					and obj_description(indexrelid, 'pg_class') is null""")).isEmpty();
	}

	/**
	 * Okta asks for its configuration by the id of an integration alone. An index begins
	 * with an expression of the account, so that only pruning uses it.
	 */
	@Test
	void everyKeyBeginsWithTheAccount() {
		assertThat(texts("""
				select indexrelid::regclass::text
				from pg_index join pg_class on pg_class.oid = indrelid
				where relnamespace = 'public'::regnamespace
					and relname not in ('flyway_schema_history', 'token', 'token_account', 'console_session')
					and pg_get_indexdef(indexrelid, 1, true) <> 'account_id'"""))
			.containsExactlyInAnyOrder("subscription_id_idx", "observation_by_age_idx");
	}

	@Test
	void aMigrationAndItsEntryInTheHistoryAreOfOneTransaction() {
		assertThat(texts("""
				select script
				from flyway_schema_history as entry join pg_attribute as made on made.xmin = entry.xmin
				where attrelid = 'feed'::regclass and attname = 'account_id'"""))
			.containsExactly("V7__create_feeds.sql");
	}

	private List<String> texts(String sql) {
		return this.database.sql(sql).query(String.class).list();
	}

}
