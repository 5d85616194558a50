package io.ztrisk.change;

import java.time.Instant;
import java.util.List;

import javax.sql.DataSource;

import io.ztrisk.test.Account;
import io.ztrisk.test.OldestPostgresTest;
import io.ztrisk.test.Scores;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static io.ztrisk.test.Account.event;
import static io.ztrisk.test.Account.user;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests which changes of levels are stored.
 */
@ServerTest
@OldestPostgresTest
class ChangeLogTests {

	private static final String ANN = user(1);

	private static final String BOB = user(2);

	private static final String EMAIL = "ann@example.org";

	private static final String DAY = "2026-01-0%dT00:00:00Z";

	private final Account account;

	@Autowired
	private DataSource dataSource;

	@Autowired
	private JdbcClient database;

	ChangeLogTests(@LocalServerPort int port) {
		this.account = new Account(port);
		this.account.enable("imp_travel", "high");
		this.account.enable("high_dlp", "low");
	}

	@AfterEach
	void checkFindsNothing() {
		new Scores(this.dataSource).assertTrue(this.account);
	}

	@Test
	void aTransactionThatChangesNoLevelTouchesNeitherTable() {
		this.account.putUsers("{\"id\":\"" + ANN + "\"}");
		this.account.reset(ANN);
		assertThat(changes()).isEmpty();
		assertThat(heads()).isEmpty();
		this.account.store(event("high_dlp", "a", ANN, DAY.formatted(1)));
		assertThat(heads()).isEmpty();
		this.account.reset(ANN);
		assertThat(changes()).isEmpty();
	}

	@Test
	void anEventThatBringsTheLevelIsNamed() {
		Instant now = after(ANN);
		this.account.store(event("high_dlp", "a", ANN, now.toString()),
				event("imp_travel", "b", ANN, now.plusMillis(1).toString()),
				event("imp_travel", "c", ANN, now.toString()));
		this.account.store(event("imp_travel", "d", ANN, now.plusSeconds(1).toString()));
		assertThat(changes())
			.containsExactly("1 ann null>3 event imp_travel " + this.account.eventId("imp_travel", "b"));
		assertThat(this.database
			.sql("select occurred_at = cast(:at as timestamptz) from risk_change where account_id = :account")
			.param("at", now.plusMillis(1).toString())
			.param("account", this.account.id())
			.query(Boolean.class)
			.single()).isTrue();
		this.account.reset(ANN);
		assertThat(changes()).hasSize(2).last().isEqualTo("2 ann 3>null reset null null");
		assertThat(heads()).containsExactly("2 0 null");
	}

	@Test
	void theUsersOfATransactionFollowInTheOrderOfTheirIds() {
		this.account.store(event("high_dlp", "b", BOB, DAY.formatted(1)), event("high_dlp", "a", ANN, DAY.formatted(1)),
				event("high_dlp", "f", "ffffffff-ffff-4fff-8fff-ffffffffffff", DAY.formatted(1)));
		assertThat(this.database.sql("select user_id from risk_change where account_id = :account order by seq")
			.param("account", this.account.id())
			.query(String.class)
			.list()).containsExactly(ANN, BOB, "ffffffff-ffff-4fff-8fff-ffffffffffff");
		assertThat(this.database.sql("select id from risk_change where account_id = :account order by seq")
			.param("account", this.account.id())
			.query(String.class)
			.list()).isSorted().allMatch((id) -> id.charAt(14) == '7');
	}

	@Test
	void aMergeOfAUserWithALevelIsOneChangeOfTheRealId() {
		this.account.store(event("high_dlp", "a", EMAIL, DAY.formatted(1)));
		this.account.store(event("high_dlp", "b", ANN, DAY.formatted(2)));
		this.account.putUsers("{\"id\":\"%s\",\"email\":\"%s\"}".formatted(ANN, EMAIL));
		assertThat(changes()).containsExactly("1 ann null>1 event high_dlp " + this.account.eventId("high_dlp", "a"),
				"2 ann null>1 event high_dlp " + this.account.eventId("high_dlp", "b"), "3 ann 1>1 merged null null");
	}

	@Test
	void aMergeOfAUserWhoHadALevelIsAChange() {
		this.account.store(event("high_dlp", "a", EMAIL, DAY.formatted(1)));
		this.account.reset(this.account.derivedId(EMAIL));
		this.account.putUsers("{\"id\":\"%s\",\"email\":\"%s\"}".formatted(ANN, EMAIL));
		assertThat(changes()).containsExactly("1 ann null>1 event high_dlp " + this.account.eventId("high_dlp", "a"),
				"2 ann 1>null reset null null", "3 ann null>null merged null null");
	}

	@Test
	void theFirstEmailOfAUserWithALevelIsAChange() {
		this.account.store(event("high_dlp", "a", ANN, DAY.formatted(1)));
		this.account.putUsers("{\"id\":\"%s\",\"name\":\"Ann\"}".formatted(ANN));
		this.account.putUsers("{\"id\":\"%s\",\"email\":\"%s\"}".formatted(ANN, EMAIL));
		this.account.putUsers("{\"id\":\"%s\",\"email\":\"second@example.org\"}".formatted(ANN));
		assertThat(changes()).hasSize(2).last().isEqualTo("2 ann 1>1 identified null null");
	}

	@Test
	void anErasureTakesTheRowsOfThePerson() {
		this.account.store(event("high_dlp", "a", ANN, DAY.formatted(1)),
				event("high_dlp", "b", BOB, DAY.formatted(1)));
		this.account.reset(ANN);
		assertThat(this.account.send(this.account.request("/users/" + ANN).DELETE()).statusCode()).isEqualTo(200);
		assertThat(changes()).containsExactly("2 bob null>1 event high_dlp " + this.account.eventId("high_dlp", "b"));
		assertThat(this.database.sql("select count(*) from act where account_id = :account")
			.param("account", this.account.id())
			.query(Long.class)
			.single()).isZero();
		assertThat(heads()).containsExactly("3 0 null");
	}

	/** A time after a reset of a user who is new. */
	private Instant after(String user) {
		this.account.putUsers("{\"id\":\"" + user + "\"}");
		this.account.reset(user);
		return this.account.lastReset(user).plusSeconds(1);
	}

	private List<String> changes() {
		return this.database
			.sql("""
					select concat_ws(' ', seq, case user_id when cast(:ann as uuid) then 'ann' when cast(:bob as uuid) then 'bob'
						else 'other' end, coalesce(cast(previous_level as text), 'null') || '>'
						|| coalesce(cast(level as text), 'null'), cause, coalesce(behavior, 'null'),
						coalesce(cast(event_id as text), 'null'))
					from risk_change where account_id = :account order by seq""")
			.param("ann", ANN)
			.param("bob", BOB)
			.param("account", this.account.id())
			.query(String.class)
			.list();
	}

	private List<String> heads() {
		return this.database.sql(
				"select seq || ' ' || pruned || ' ' || coalesce(cast(recorded_since as text), 'null') from change_head "
						+ "where account_id = :account")
			.param("account", this.account.id())
			.query(String.class)
			.list();
	}

}
