package io.ztrisk.detection;

import java.util.List;
import java.util.UUID;

import io.ztrisk.Account;
import io.ztrisk.ServerTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is kept for detection is forgotten a day after the horizon, and not before.
 */
@ServerTest
class PruningTests {

	private final Account account;

	@Autowired
	private JdbcClient database;

	@Autowired
	private Pruning pruning;

	PruningTests(@LocalServerPort int port) {
		this.account = new Account(port);
	}

	@Test
	void whatIsADayOlderThanTheHorizonIsForgotten() {
		for (String table : List.of("observation", "suppressed")) {
			String others = table.equals("observation") ? "facts" : "evidence, other";
			String values = table.equals("observation") ? "'{}'" : "'{}', gen_random_uuid()";
			this.database
				.sql("""
						insert into %s (account_id, user_id, behavior, record, occurred_at, %s)
						select :account, :user, 'imp_travel', gen_random_uuid(), now() - hours * interval '1 hour', %s
						from unnest(array[1, 29 * 24, 31 * 24 - 1, 31 * 24 + 1, 400 * 24]) as hours""".formatted(table,
						others, values))
				.param("account", this.account.id())
				.param("user", UUID.randomUUID())
				.update();
		}
		this.pruning.prune();
		for (String table : List.of("observation", "suppressed")) {
			assertThat(this.database
				.sql("select count(*) from " + table
						+ " where account_id = :account and occurred_at > now() - interval '31 days'")
				.param("account", this.account.id())
				.query(Long.class)
				.single()).isEqualTo(3);
			assertThat(this.database.sql("select count(*) from " + table + " where account_id = :account")
				.param("account", this.account.id())
				.query(Long.class)
				.single()).isEqualTo(3);
		}
	}

}
