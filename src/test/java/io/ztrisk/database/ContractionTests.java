package io.ztrisk.database;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Migrations leave the server of the version before at work.
 */
class ContractionTests {

	@Test
	void noMigrationContractsWithoutSayingSo() throws IOException {
		assertThat(Migration.all()).isNotEmpty().allSatisfy((migration) -> {
			if (!migration.name().matches("V\\d+__contract_.*")) {
				assertThat(Contraction.in(migration.sql()))
					.as("%s breaks a server of the version before, which goes on while this one migrates. Expand now, and contract in a later release, in a migration named V%d__contract_...: see \"Migrations\" in .github/CONTRIBUTING.md",
							migration.name(), migration.version())
					.isEmpty();
			}
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "drop table feed", "DROP INDEX event_by_time_idx", "alter table feed drop too_late",
			"alter table feed drop column if exists too_late", "alter table feed add x text, drop constraint feed_pkey",
			"alter table feed alter deliveries drop default", "alter table feed rename deliveries to batches",
			"alter table feed rename to feeds", "alter index a rename to b", "truncate feed",
			"alter table users alter risk_level set not null",
			"alter table users alter column risk_level\ntype integer",
			"alter table users alter risk_level set data type integer", "alter table users add x text not null",
			"alter table users add x numeric(3, 1), add column y text not null check (y in ('default'))",
			"create table x (account_id text); drop table x" })
	void contractionsAreFound(String sql) {
		assertThat(Contraction.in(sql)).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "create table x (account_id text not null)", "alter table users add x text",
			"alter table users add x bigint not null default 0, add y text",
			"alter table users add x bigint not null generated always as (1) stored",
			"alter table users alter name drop not null", "alter table users alter name set default ''",
			"alter table users add constraint x check (event_count is not null)",
			"comment on table feed is 'drop table feed'; -- rename",
			"/* drop\n*/ create index a on feed (account_id)" })
	void expansionsAreNone(String sql) {
		assertThat(Contraction.in(sql)).isEmpty();
	}

}
