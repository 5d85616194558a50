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
			String what = table.equals("observation") ? "facts" : "evidence";
			this.database
				.sql("insert into " + table + " (account_id, user_id, behavior, record, occurred_at, " + what + """
						)
						select :account, :user, 'imp_travel', gen_random_uuid(), now() - hours * interval '1 hour', '{}'
						from unnest(array[1, 29 * 24, 31 * 24 - 1, 31 * 24 + 1, 400 * 24]) as hours""")
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
