package io.ztrisk.change;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

import javax.sql.DataSource;

import io.ztrisk.retention.Prunable;
import io.ztrisk.test.Account;
import io.ztrisk.test.AgingServerTest;
import io.ztrisk.test.OldestPostgresTest;
import io.ztrisk.test.Scores;
import io.ztrisk.test.SettableClock;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static io.ztrisk.test.Account.event;
import static io.ztrisk.test.Account.user;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that old changes and acts are pruned, and what is told about their time.
 */
@AgingServerTest
@OldestPostgresTest
class ChangePruningTests {

	private static final String ANN = user(1);

	private final Account account;

	@Autowired
	private DataSource dataSource;

	@Autowired
	private JdbcClient database;

	@Autowired
	private SettableClock clock;

	@Autowired
	private List<Prunable> prunables;

	ChangePruningTests(@LocalServerPort int port) {
		this.account = new Account(port);
		this.account.enable("high_dlp", "low");
	}

	@Test
	void whatIsOlderThanAYearIsPruned() {
		Instant first = this.clock.instant();
		this.account.store(event("high_dlp", "a", ANN, first.toString()));
		this.account.reset(ANN);
		this.clock.pass(Duration.ofDays(200));
		Instant second = this.clock.instant();
		this.account.store(event("high_dlp", "b", ANN, second.toString()));
		this.clock.pass(Duration.ofDays(170));
		prune();
		Scores scores = new Scores(this.dataSource);
		scores.assertTrue(this.account);
		assertThat(this.database.sql("select seq from risk_change where account_id = :account")
			.param("account", this.account.id())
			.query(Long.class)
			.list()).containsExactly(3L);
		assertThat(this.database.sql("select pruned from change_head where account_id = :account")
			.param("account", this.account.id())
			.query(Long.class)
			.single()).isEqualTo(2);
		assertThat(this.database.sql("select count(*) from act where account_id = :account")
			.param("account", this.account.id())
			.query(Long.class)
			.single()).isZero();
		assertThat(at(first.plusSeconds(1))).contains("{\"recorded\":false,");
		assertThat(at(second.minusSeconds(1))).contains("{\"level\":\"unscored\",\"recorded\":true,");
		assertThat(at(second)).contains("{\"level\":\"low\",\"recorded\":true,");
	}

	private void prune() {
		for (Prunable prunable : this.prunables) {
			if (prunable.table().equals("risk_change") || prunable.table().equals("act")) {
				BooleanSupplier batches = prunable.batches(this.account.id(),
						this.clock.instant().minus(prunable.period()));
				while (batches.getAsBoolean()) {
					assertThat(prunable.period()).isEqualTo(Duration.ofDays(365));
				}
			}
		}
	}

	private String at(Instant time) {
		return this.account.get("/users/" + ANN + "/history?at=" + time).body();
	}

}
