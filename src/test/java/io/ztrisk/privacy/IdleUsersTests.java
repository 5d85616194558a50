package io.ztrisk.privacy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

import javax.sql.DataSource;

import io.ztrisk.retention.Prunable;
import io.ztrisk.test.Account;
import io.ztrisk.test.AgingServerTest;
import io.ztrisk.test.Logs;
import io.ztrisk.test.OldestPostgresTest;
import io.ztrisk.test.Scores;
import io.ztrisk.test.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static io.ztrisk.test.Account.event;
import static io.ztrisk.test.Account.user;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that users without data and without recent records are forgotten.
 */
@AgingServerTest
@OldestPostgresTest
class IdleUsersTests {

	/** The horizon and a day. */
	private static final Duration PERIOD = Duration.ofDays(31);

	private final Account account;

	private final String derived;

	@Autowired
	private DataSource dataSource;

	@Autowired
	private JdbcClient database;

	@Autowired
	private SettableClock clock;

	@Autowired
	private List<Prunable> prunables;

	IdleUsersTests(@LocalServerPort int port) {
		this.account = new Account(port);
		this.account.enable("imp_travel", "high");
		this.derived = this.account.derivedId("okta\t00u1");
	}

	@AfterEach
	void scoresMatchTheEvents() {
		new Scores(this.dataSource).assertTrue(this.account);
	}

	@ParameterizedTest
	@CsvSource({ "'\"id\":\"00u1\"', okta/00u1",
			"'\"id\":\"00u1\",\"alternateId\":\"ann@example.org\"', ann@example.org" })
	void idleUserIsForgottenAndComesBackWithTheSameId(String actor, String alias) {
		String id = this.account.derivedId(alias.replace('/', '\t'));
		log(actor);
		assertThat(users()).containsExactly(id);
		this.clock.pass(PERIOD);
		prune();
		assertThat(users()).containsExactly(id);
		this.clock.pass(Duration.ofSeconds(1));
		prune();
		assertThat(users()).isEmpty();
		assertThat(count("user_alias")).isZero();
		assertThat(this.account.get("/" + id).statusCode()).isEqualTo(404);
		log(actor);
		assertThat(users()).containsExactly(id);
	}

	@Test
	void userWithANewerRecordIsKept() {
		log("\"id\":\"00u1\"");
		this.clock.pass(Duration.ofDays(1));
		log("\"id\":\"00u1\"");
		this.clock.pass(PERIOD);
		this.database.sql("delete from observation where account_id = :account")
			.param("account", this.account.id())
			.update();
		prune();
		assertThat(users()).containsExactly(this.derived);
		this.clock.pass(Duration.ofSeconds(1));
		prune();
		assertThat(users()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "event", "suppressed", "observation" })
	void userWithDataIsKept(String table) {
		log("\"id\":\"00u1\"");
		this.clock.pass(PERIOD.plusSeconds(1));
		insert(table);
		prune();
		assertThat(users()).containsExactly(this.derived);
		this.database.sql("delete from %s where account_id = :account".formatted(table))
			.param("account", this.account.id())
			.update();
		prune();
		assertThat(users()).isEmpty();
	}

	/** As of a reset or a merge, of which nothing else is left. */
	@ParameterizedTest
	@ValueSource(strings = { "reset", "score", "alias", "real", "merged" })
	void userWithMoreThanItsRecordsIsKept(String how) {
		log("\"id\":\"00u1\"");
		switch (how) {
			case "reset" -> this.account.reset(this.derived);
			case "score" -> this.account.store(event("imp_travel", "e", this.derived, this.clock.instant().toString()));
			case "alias" -> this.account.putUsers(put(this.derived, "00u2"));
			case "real" -> this.account.putUsers("{\"id\":\"" + user(1) + "\"}");
			default -> this.account.putUsers(put(user(1), "00u1"));
		}
		List<String> before = users();
		this.clock.pass(PERIOD.plusDays(9));
		prune();
		assertThat(users()).isEqualTo(how.equals("real") ? List.of(user(1)) : before);
	}

	@Test
	void manyUsersAreForgottenInBatchesAndOnlyThoseOfTheAccount() {
		log("\"id\":\"00u1\"");
		this.clock.pass(PERIOD.plusSeconds(1));
		this.database.sql("""
				with created as (
					insert into users (account_id, id, derived, email, email_at, name, name_at, event_count)
					select :account, gen_random_uuid(), true, '', cast(:at as timestamptz), '', '1970-01-01Z', 0
					from generate_series(1, 2500)
					returning account_id, id)
				insert into user_alias (account_id, email, user_id)
				select account_id, 'okta' || chr(9) || id, id from created""")
			.param("account", this.account.id())
			.param("at", this.clock.instant().minus(PERIOD).minusMillis(1).toString())
			.update();
		Instant before = this.clock.instant().minus(PERIOD);
		all(idle().batches(UUID.randomUUID().toString().substring(0, 32), before));
		assertThat(count("users")).isEqualTo(2501);
		BooleanSupplier batches = idle().batches(this.account.id(), before);
		assertThat(batches.getAsBoolean()).isTrue();
		assertThat(batches.getAsBoolean()).isTrue();
		assertThat(count("users")).isBetween(2400L, 2402L);
		all(batches);
		prune();
		assertThat(count("users")).isZero();
		assertThat(count("user_alias")).isZero();
	}

	/** The pruner holds the first user, and waits for the second one. */
	@Test
	void recordThatWaitsForThePrunerIsNotLost() throws Exception {
		String second = this.account.derivedId("okta\t00u2");
		boolean inOrder = this.derived.compareTo(second) < 0;
		String first = inOrder ? "00u1" : "00u2";
		log("\"id\":\"00u1\"");
		log("\"id\":\"00u2\"");
		this.clock.pass(PERIOD.plusSeconds(1));
		pruneObservations();
		try (Connection holder = this.dataSource.getConnection()) {
			lock(holder, inOrder ? second : this.derived);
			CompletableFuture<Void> pruning = CompletableFuture.runAsync(this::prune, Thread::startVirtualThread);
			awaitWaiting(1);
			CompletableFuture<String> sent = CompletableFuture.supplyAsync(() -> log("\"id\":\"" + first + "\""),
					Thread::startVirtualThread);
			awaitWaiting(2);
			holder.rollback();
			pruning.join();
			assertThat(sent.join()).contains("\"matched\":1");
		}
		assertThat(users()).containsExactly(inOrder ? this.derived : second);
		assertThat(count("observation")).isOne();
		assertThat(count("user_alias")).isOne();
	}

	/** A record that came first changes the user before the pruner has its lock. */
	@Test
	void userThatGetsARecordBeforeThePrunerHasItsLockIsKept() throws Exception {
		log("\"id\":\"00u1\"");
		this.clock.pass(PERIOD.plusSeconds(1));
		pruneObservations();
		try (Connection record = this.dataSource.getConnection(); Statement statement = record.createStatement()) {
			lock(record, this.derived);
			CompletableFuture<Void> pruning = CompletableFuture.runAsync(this::prune, Thread::startVirtualThread);
			awaitWaiting(1);
			statement.execute("update users set email_at = '%s' where account_id = '%s' and id = '%s'"
				.formatted(this.clock.instant(), this.account.id(), this.derived));
			record.commit();
			pruning.join();
		}
		assertThat(users()).containsExactly(this.derived);
		assertThat(count("user_alias")).isOne();
	}

	private void lock(Connection connection, String user) throws SQLException {
		connection.setAutoCommit(false);
		try (Statement statement = connection.createStatement()) {
			statement.execute("select from users where account_id = '%s' and id = '%s' for no key update"
				.formatted(this.account.id(), user));
		}
	}

	private void awaitWaiting(int connections) {
		Instant deadline = Instant.now().plusSeconds(30);
		while (this.database.sql("select count(*) from pg_locks where not granted")
			.query(Integer.class)
			.single() < connections) {
			assertThat(Instant.now()).isBefore(deadline);
			Thread.onSpinWait();
		}
	}

	private void insert(String table) {
		String columns = switch (table) {
			case "event" -> "id, behavior, name, risk_level, occurred_at";
			case "suppressed" -> "behavior, bucket, occurred_at, evidence, first_at, first_evidence";
			default -> "behavior, record, occurred_at, facts, content";
		};
		String values = switch (table) {
			case "event" -> "gen_random_uuid(), 'imp_travel', 'x', 1, cast(:at as timestamptz)";
			case "suppressed" ->
				"'imp_travel', gen_random_uuid(), cast(:at as timestamptz), '{}', cast(:at as timestamptz), '{}'";
			default -> "'imp_travel', gen_random_uuid(), cast(:at as timestamptz), '{}', gen_random_uuid()";
		};
		this.database
			.sql("insert into %s (account_id, user_id, %s) select :account, cast(:user as uuid), %s".formatted(table,
					columns, values))
			.param("account", this.account.id())
			.param("user", this.derived)
			.param("at", this.clock.instant().toString())
			.update();
	}

	private static String put(String id, String alias) {
		return "{\"id\":\"%s\",\"aliases\":[{\"namespace\":\"okta\",\"id\":\"%s\"}]}".formatted(id, alias);
	}

	/** A login of now, which leaves an observation. */
	private String log(String actor) {
		return Logs.send(this.account, "okta_system_log",
				"{\"published\":\"%s\",\"eventType\":\"user.session.start\",\"outcome\":{\"result\":\"SUCCESS\"},\"actor\":{\"type\":\"User\",%s},\"client\":{\"ipAddress\":\"192.0.2.1\"}}"
					.formatted(this.clock.instant(), actor))
			.body();
	}

	private List<String> users() {
		return this.database.sql("select id from users where account_id = :account order by id")
			.param("account", this.account.id())
			.query(String.class)
			.list();
	}

	private long count(String table) {
		return this.database.sql("select count(*) from %s where account_id = :account".formatted(table))
			.param("account", this.account.id())
			.query(Long.class)
			.single();
	}

	private Prunable idle() {
		return this.prunables.stream().filter(IdleUsers.class::isInstance).findFirst().orElseThrow();
	}

	private void pruneObservations() {
		this.prunables.stream().filter((prunable) -> prunable.table().equals("observation")).forEach(this::prune);
	}

	/** Twice, since the rows of users may be deleted after the users are looked at. */
	private void prune() {
		this.prunables.forEach(this::prune);
		this.prunables.forEach(this::prune);
	}

	private void prune(Prunable prunable) {
		if (!prunable.period().isZero()) {
			all(prunable.batches(this.account.id(),
					this.clock.instant().minus(prunable.period()).minus(Duration.ofDays(1))));
		}
	}

	private static void all(BooleanSupplier batches) {
		boolean more = true;
		while (more) {
			more = batches.getAsBoolean();
		}
	}

}
