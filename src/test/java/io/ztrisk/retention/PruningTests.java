package io.ztrisk.retention;

import java.net.http.HttpRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.ztrisk.test.Account;
import io.ztrisk.test.AgingServerTest;
import io.ztrisk.test.ApiClient;
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
import static io.ztrisk.test.ApiClient.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests that pruning deletes rows after their period and keeps the scores.
 */
@AgingServerTest
@OldestPostgresTest
class PruningTests {

	private static final Duration DAY = Duration.ofDays(1);

	private final Account account;

	/** The login has more privileges than the role of the server. */
	private final JdbcClient login;

	@Autowired
	private DataSource dataSource;

	@Autowired
	private JdbcClient database;

	@Autowired
	private SettableClock clock;

	@Autowired
	private Pruner pruner;

	@Autowired
	private List<Prunable> prunables;

	PruningTests(@LocalServerPort int port, @Autowired EmbeddedPostgres postgres) {
		this.login = JdbcClient.create(postgres.getPostgresDatabase());
		this.account = new Account(port);
		this.account.enable("imp_travel", "high");
		this.account.enable("high_dlp", "medium");
		this.account.enable("security_domain", "low");
	}

	@AfterEach
	void scoresMatchTheEvents() {
		new Scores(this.dataSource).assertTrue(this.account);
	}

	@ParameterizedTest
	@CsvSource({ "observation, occurred_at, 30", "suppressed, occurred_at, 30", "rejected_line, received_at, 10" })
	void rowsOneDayOlderThanTheirPeriodAreDeleted(String table, String time, int days) throws Exception {
		String names = switch (table) {
			case "observation" -> "user_id, behavior, record, facts, content";
			case "suppressed" -> "user_id, behavior, bucket, evidence, first_at, first_evidence";
			default -> "id, dataset, line, reason, replayable";
		};
		String values = switch (table) {
			case "observation" -> "gen_random_uuid(), 'imp_travel', gen_random_uuid(), '{}', gen_random_uuid()";
			case "suppressed" -> "gen_random_uuid(), 'imp_travel', gen_random_uuid(), '{}', now(), '{}'";
			default -> "gen_random_uuid(), 'events', 1, 'it was bad', true";
		};
		this.database
			.sql("""
					insert into %s (account_id, %s, %s)
					select :account, cast(:now as timestamptz) - seconds * interval '1 s', %s
					from unnest(array[0, :limit - 1, :limit, :limit + 1, 2 * :limit]) as seconds, generate_series(1, 1500)"""
				.formatted(table, time, names, values))
			.param("account", this.account.id())
			.param("now", this.clock.instant().toString())
			.param("limit", (days + 1) * 86_400)
			.update();
		all(prunable(table).batches(UUID.randomUUID().toString(), this.clock.instant()));
		assertThat(oldest(table, time)).isEqualTo(2 * (days + 1) * 86_400 + " 7500");
		assertThat(this.pruner.prune()).isTrue();
		assertThat(oldest(table, time)).isEqualTo((days + 1) * 86_400 + " 4500");
	}

	@Test
	void prunedEventStillCounts() throws Exception {
		Instant old = this.clock.instant().minus(DAY.multipliedBy(99));
		Instant young = old.plus(DAY.multipliedBy(50));
		this.account.store(event("imp_travel", "a", user(1), old.toString()),
				event("high_dlp", "b", user(1), old.plusSeconds(1).toString()),
				event("security_domain", "c", user(1), young.toString()));
		String summary = this.account.get("/summary").body();
		assertThat(summary).isEqualTo(Account.all("{\"users\":[" + row(3, young, "high") + "]}", 1));
		this.clock.pass(DAY.multipliedBy(2).plusSeconds(1));
		assertThat(this.pruner.prune()).isTrue();
		assertThat(this.account.get("/summary").body()).isEqualTo(summary);
		assertThat(this.account.get("/" + user(1)).body()).isEqualTo(Account.all(
				"{\"email\":\"\",\"events\":[%s,%s],\"last_reset_time\":null,\"name\":\"\",\"risk_level\":\"high\"}"
					.formatted(shown("security_domain", "c", "Suspicious Security Domain Visited", "low", young), shown(
							"high_dlp", "b", "High Number of DLP Policies Triggered", "medium", old.plusSeconds(1))),
				2));
		this.clock.pass(DAY.multipliedBy(60));
		assertThat(this.pruner.prune()).isTrue();
		assertThat(this.account.get("/summary").body()).isEqualTo(summary);
		assertThat(this.account.get("/" + user(1)).body()).isEqualTo(Account
			.all("{\"email\":\"\",\"events\":[],\"last_reset_time\":null,\"name\":\"\",\"risk_level\":\"high\"}", 0));
		Instant now = this.clock.instant();
		this.account.store(event("high_dlp", "d", user(1), now.toString()));
		assertThat(this.account.get("/summary").body())
			.isEqualTo(Account.all("{\"users\":[" + row(4, now, "high") + "]}", 1));
	}

	@Test
	void resetClearsPrunedEventsToo() throws Exception {
		this.account.store(event("imp_travel", "a", user(1), this.clock.instant().toString()));
		this.clock.pass(DAY.multipliedBy(102));
		assertThat(this.pruner.prune()).isTrue();
		this.account.reset(user(1));
		assertThat(this.account.get("/summary").body()).isEqualTo(Account.all("{\"users\":[]}", 0));
		Instant after = this.clock.instant().plusSeconds(1);
		this.account.store(event("high_dlp", "b", user(1), after.toString()));
		assertThat(this.account.get("/summary").body())
			.isEqualTo(Account.all("{\"users\":[" + row(1, after, "medium") + "]}", 1));
	}

	@Test
	void eventBeforeAResetIsPrunedWithoutATrace() throws Exception {
		this.account.store(event("imp_travel", "a", user(1), this.clock.instant().toString()));
		this.account.reset(user(1));
		this.clock.pass(DAY.multipliedBy(102));
		assertThat(this.pruner.prune()).isTrue();
		assertThat(new Scores(this.dataSource).events(this.account)).isZero();
		assertThat(this.account.get("/summary").body()).isEqualTo(Account.all("{\"users\":[]}", 0));
	}

	@Test
	void anOlderEventIsTooLate() {
		Instant oldest = this.clock.instant().minus(DAY.multipliedBy(100));
		String late = event("imp_travel", "b", user(1), oldest.minusMillis(1).toString());
		this.account.store(event("imp_travel", "a", user(1), oldest.toString()));
		assertFailure(this.account.report(event("imp_travel", "c", user(1), oldest.toString()), late), 400,
				"{\"code\":12003,\"message\":\"timestamp is too late: events are kept for 100 days\",\"source\":{\"pointer\":\"/events/1/timestamp\"}}");
		assertThat(this.account.post("application/x-ndjson", late).body()).isEqualTo(
				ApiClient.success("{\"duplicates\":0,\"ignored\":0,\"received\":1,\"rejected\":1,\"stored\":0}"));
		assertThat(this.account.get("/logs/rejected").body())
			.contains("\"reason\":\"/timestamp: timestamp is too late: events are kept for 100 days\"");
		assertThat(this.account
			.send(this.account.request("/logs/rejected/replay").POST(HttpRequest.BodyPublishers.noBody()))
			.body()).contains("\"events\":0,").contains("\"rejected\":1");
		assertThat(this.account.get("/summary").body())
			.isEqualTo(Account.all("{\"users\":[" + row(1, oldest, "high") + "]}", 1));
	}

	@Test
	void prunedEventThatIsSentAgainDoesNotCountTwice() throws Exception {
		String sent = event("imp_travel", "a", user(1), this.clock.instant().toString());
		Instant time = this.clock.instant();
		this.account.store(sent);
		this.clock.pass(DAY.multipliedBy(100));
		assertThat(this.pruner.prune()).isTrue();
		assertThat(this.account.report(sent).body()).isEqualTo(Account.counts(0, 1, 0));
		this.clock.pass(Duration.ofSeconds(1));
		assertThat(this.account.report(sent).statusCode()).isEqualTo(400);
		this.clock.pass(DAY);
		assertThat(this.pruner.prune()).isTrue();
		assertThat(new Scores(this.dataSource).events(this.account)).isZero();
		assertThat(this.account.report(sent).statusCode()).isEqualTo(400);
		assertThat(this.account.get("/summary").body())
			.isEqualTo(Account.all("{\"users\":[" + row(1, time, "high") + "]}", 1));
	}

	@Test
	void prunedDetectedEventIsNotDetectedAgain() throws Exception {
		String login = "{\"Datetime\":\"%s\",\"Email\":\"ann@example.org\",\"QueryID\":\"q\",\"QueryName\":\"x.example\",\"QueryCategoryIDs\":[80]}"
			.formatted(this.clock.instant());
		log(login);
		this.clock.pass(DAY.multipliedBy(101).plusSeconds(1));
		assertThat(this.pruner.prune()).isTrue();
		assertThat(new Scores(this.dataSource).events(this.account)).isZero();
		assertThat(log(login)).contains("\"ignored\":1");
		this.account.putUsers("{\"id\":\"" + user(1) + "\",\"email\":\"ann@example.org\"}");
		assertThat(this.account.get("/summary").body()).contains("\"event_count\":1,").contains(user(1));
		assertThat(new Scores(this.dataSource).events(this.account)).isZero();
	}

	@ParameterizedTest
	@ValueSource(ints = { 999, 1000, 1001, 2500 })
	void manyEventsOfAUserArePrunedInBatches(int events) throws Exception {
		this.account.store(IntStream.range(0, events)
			.mapToObj((i) -> event("imp_travel", "e" + i, user(1), this.clock.instant().toString()))
			.toArray(String[]::new));
		this.clock.pass(DAY.multipliedBy(102));
		BooleanSupplier batches = prunable("event").batches(this.account.id(),
				this.clock.instant().minus(DAY.multipliedBy(101)));
		long left = events;
		assertThat(batches.getAsBoolean()).isTrue();
		do {
			assertThat(batches.getAsBoolean()).isTrue();
			left = Math.max(0, left - 1000);
			assertThat(new Scores(this.dataSource).events(this.account)).isEqualTo(left);
			new Scores(this.dataSource).assertTrue(this.account);
		}
		while (left > 0);
		assertThat(this.pruner.prune()).isTrue();
		assertThat(this.account.get("/summary").body()).contains("\"event_count\":" + events + ",");
	}

	@ParameterizedTest
	@ValueSource(ints = { 100, 101, 1000 })
	void eventsOfManyUsersArePruned(int users) throws Exception {
		this.account.store(IntStream.range(0, users)
			.mapToObj((i) -> event("imp_travel", "e" + i, user(i), this.clock.instant().toString()))
			.toArray(String[]::new));
		String summary = this.account.get("/summary").body();
		this.clock.pass(DAY.multipliedBy(102));
		this.account.store(event("high_dlp", "young", "ann@example.org", this.clock.instant().toString()));
		assertThat(this.pruner.prune()).isTrue();
		assertThat(new Scores(this.dataSource).events(this.account)).isOne();
		this.account.reset(this.account.derivedId("ann@example.org"));
		assertThat(this.account.get("/summary").body()).isEqualTo(summary);
	}

	@Test
	void ofOneAccountNothingElseIsTouched() {
		this.account.store(event("imp_travel", "a", user(1), this.clock.instant().toString()));
		this.clock.pass(DAY.multipliedBy(102));
		for (Prunable prunable : this.prunables) {
			all(prunable.batches(UUID.randomUUID().toString(), this.clock.instant()));
		}
		assertThat(new Scores(this.dataSource).events(this.account)).isOne();
	}

	@Test
	void rowsWithoutAPeriodAreNotDeleted() throws Exception {
		Pruner none = new Pruner(List.of(new ExpiredRows("event", Duration.ZERO, (account, before) -> {
			throw new AssertionError(account);
		})), this.dataSource, this.database, this.clock);
		this.account.store(event("imp_travel", "a", user(1), this.clock.instant().toString()));
		this.clock.pass(DAY.multipliedBy(4000));
		assertThat(none.prune()).isTrue();
		assertThat(new Scores(this.dataSource).events(this.account)).isOne();
	}

	@Test
	void mergeAddsThePrunedEventsOfBothUsers() throws Exception {
		String email = "ann@example.org";
		Instant time = this.clock.instant();
		this.account.store(event("imp_travel", "a", email, time.toString()),
				event("high_dlp", "b", user(1), time.plusSeconds(60).toString()));
		this.clock.pass(DAY.multipliedBy(102));
		assertThat(this.pruner.prune()).isTrue();
		this.account.putUsers("{\"id\":\"" + user(1) + "\",\"email\":\"" + email + "\"}");
		assertThat(this.account.get("/summary").body()).isEqualTo(Account.all("{\"users\":["
				+ row(2, time.plusSeconds(60), "high").replace("\"email\":\"\"", "\"email\":\"" + email + "\"") + "]}",
				1));
	}

	@Test
	void mergeCountsAllPrunedEventsUnlessAllAreBeforeTheResetOfTheOther() throws Exception {
		for (int user : new int[] { 1, 2 }) {
			String email = "u" + user + "@example.org";
			this.account.store(event("imp_travel", "a" + user, email, this.clock.instant().toString()),
					event("imp_travel", "b" + user, user(user), this.clock.instant().toString()));
			this.clock.pass(Duration.ofSeconds(1));
			this.account.reset(user(user));
			if (user == 2) {
				this.account
					.store(event("imp_travel", "c" + user, email, this.clock.instant().plusSeconds(1).toString()));
			}
		}
		this.clock.pass(DAY.multipliedBy(102));
		assertThat(this.pruner.prune()).isTrue();
		for (int user : new int[] { 1, 2 }) {
			this.account.putUsers("{\"id\":\"" + user(user) + "\",\"email\":\"u" + user + "@example.org\"}");
		}
		assertThat(this.account.get("/summary").body()).contains("\"event_count\":2,")
			.contains(user(2))
			.doesNotContain(user(1));
	}

	/**
	 * Stops the server that prunes in the middle, while another server runs.
	 */
	@Test
	void oneServerPrunesAtATimeAndItsStopKeepsTheScoresCorrect() throws Exception {
		this.account.store(IntStream.range(0, 150)
			.mapToObj((i) -> event("imp_travel", "e" + i, user(i), this.clock.instant().toString()))
			.toArray(String[]::new));
		String summary = this.account.get("/summary").body();
		this.clock.pass(DAY.multipliedBy(102));
		Pruner other = new Pruner(this.prunables, this.dataSource, this.database, this.clock);
		try (Connection holder = this.dataSource.getConnection(); Statement statement = holder.createStatement()) {
			holder.setAutoCommit(false);
			statement.execute("select from users where account_id = '%s' and id = '%s' for update"
				.formatted(this.account.id(), user(120)));
			CompletableFuture<Boolean> pruning = CompletableFuture.supplyAsync(() -> prune(this.pruner));
			int waiting = waiting();
			assertThat(CompletableFuture.supplyAsync(() -> prune(other), Thread::startVirtualThread))
				.succeedsWithin(Duration.ofMinutes(1))
				.isEqualTo(false);
			assertThat(new Scores(this.dataSource).events(this.account)).isEqualTo(50);
			this.login.sql("select pg_terminate_backend(" + waiting + ")").query(Boolean.class).single();
			assertThatThrownBy(pruning::join).isInstanceOf(CompletionException.class);
			holder.rollback();
		}
		assertThat(new Scores(this.dataSource).events(this.account)).isEqualTo(50);
		new Scores(this.dataSource).assertTrue(this.account);
		assertThat(this.account.get("/summary").body()).isEqualTo(summary);
		assertThat(other.prune()).isTrue();
		assertThat(new Scores(this.dataSource).events(this.account)).isZero();
		assertThat(this.account.get("/summary").body()).isEqualTo(summary);
	}

	@Test
	void aServerThatIsKilledGivesTheLockBack() throws Exception {
		try (Connection killed = this.dataSource.getConnection(); Statement statement = killed.createStatement()) {
			statement.execute("select pg_advisory_lock(" + Pruner.LOCK + ")");
			assertThat(this.pruner.prune()).isFalse();
			this.login.sql("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'")
				.query(Boolean.class)
				.list();
			assertThatThrownBy(() -> statement.execute("select 1")).hasMessageContaining("terminating connection");
		}
		assertThat(this.pruner.prune()).isTrue();
	}

	/** Returns the age of the oldest row in seconds, and the number of rows. */
	private String oldest(String table, String time) {
		return this.database.sql(
				"select extract(epoch from :now - min(%s))::bigint || ' ' || count(*) from %s where account_id = :account"
					.formatted(time, table)
					.replace(":now", "cast(:now as timestamptz)"))
			.param("account", this.account.id())
			.param("now", this.clock.instant().toString())
			.query(String.class)
			.single();
	}

	/** The process of the database that waits for a lock. */
	private int waiting() {
		Instant deadline = Instant.now().plusSeconds(30);
		List<Integer> waiting = new ArrayList<>();
		while (waiting.isEmpty() && Instant.now().isBefore(deadline)) {
			waiting = this.login.sql("select pid from pg_stat_activity where wait_event_type = 'Lock'")
				.query(Integer.class)
				.list();
		}
		assertThat(waiting).hasSize(1);
		return waiting.getFirst();
	}

	private static boolean prune(Pruner pruner) {
		try {
			return pruner.prune();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Prunable prunable(String table) {
		return this.prunables.stream().filter((one) -> one.table().equals(table)).findFirst().orElseThrow();
	}

	private static void all(BooleanSupplier batches) {
		boolean more = true;
		while (more) {
			more = batches.getAsBoolean();
		}
	}

	private String log(String line) {
		return this.account
			.send(this.account.request("/logs/gateway_dns").POST(HttpRequest.BodyPublishers.ofString(line)))
			.body();
	}

	private String shown(String behavior, String id, String name, String level, Instant time) {
		return "{\"id\":\"%s\",\"name\":\"%s\",\"risk_level\":\"%s\",\"timestamp\":\"%s\"}"
			.formatted(this.account.eventId(behavior, id), name, level, time);
	}

	private static String row(int count, Instant last, String level) {
		return "{\"email\":\"\",\"event_count\":%d,\"last_event\":\"%s\",\"max_risk_level\":\"%s\",\"name\":\"\",\"user_id\":\"%s\"}"
			.formatted(count, last, level, user(1));
	}

}
