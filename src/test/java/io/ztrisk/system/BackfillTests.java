package io.ztrisk.system;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.ztrisk.database.RowValues;
import io.ztrisk.test.EmbeddedDatabase;
import io.ztrisk.test.OldestPostgresTest;
import io.ztrisk.test.Scores;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A database with random users and events of an earlier schema is migrated. What the
 * migrations fill in is what the users and the events say.
 */
@OldestPostgresTest
class BackfillTests {

	private static final List<String> ACCOUNTS = List.of("acme", "umbrella");

	/** Computes the scores of all users again, from what counts. */
	private static final String SCORES = """
			update users
			set risk_level = nullif(greatest(coalesce(highest, 0), coalesce(same.folded_level, 0)), 0),
				event_count = n + same.folded_count, last_event = greatest(newest, same.folded_last)
			from users as same cross join lateral (
				select max(event.risk_level) as highest, count(*) as n, max(occurred_at) as newest
				from event
				where event.account_id = same.account_id and user_id = same.id and %s
					and (same.last_reset is null or occurred_at > same.last_reset)) as counting
			where users.account_id = same.account_id and users.id = same.id""";

	private EmbeddedPostgres cluster;

	private DriverManagerDataSource dataSource;

	private JdbcClient database;

	@BeforeEach
	void start() {
		this.cluster = EmbeddedDatabase.start();
		this.dataSource = new DriverManagerDataSource(EmbeddedDatabase.url(this.cluster), "postgres", "postgres");
		this.database = JdbcClient.create(this.dataSource);
	}

	@AfterEach
	void stop() throws IOException {
		this.cluster.close();
	}

	@Test
	void countsBehaviorsAndHistoriesAreThoseOfTheUsersAndEventsBefore() {
		migrate("13");
		fill(0.17);
		this.database.sql(SCORES.formatted("true")).update();
		Instant before = Instant.now();
		migrate("latest");
		assertBackfilled();
		assertThat(this.database.sql("select behaviors = '{}' and risk_level is not null as folded from users")
			.query(Boolean.class)
			.list()).contains(true, false);
		assertThat(this.database.sql("select count(*) from users where revision <> event_count")
			.query(Long.class)
			.single()).isZero();
		assertThat(this.database.sql("select count(*) from risk_change").query(Long.class).single()).isZero();
		assertThat(this.database.sql("select account_id from change_head where seq = 0 and pruned = 0 order by 1")
			.query(String.class)
			.list()).isEqualTo(ACCOUNTS);
		assertThat(this.database.sql("select recorded_since from change_head")
			.query((row, number) -> RowValues.instant(row, "recorded_since"))
			.list()).allSatisfy((time) -> assertThat(time).isBetween(before.minusSeconds(1), Instant.now()));
	}

	@Test
	void dismissedEventsAreCountedAsFoundAndScoreNobody() {
		migrate("13");
		fill(0.18);
		this.database.sql(SCORES.formatted("true")).update();
		migrate("17");
		this.database.sql("""
				update event set dismissed_at = now(), dismissed_by = 'Test', dismissal_verdict = 'benign',
					dismissal_reason = 'Test'
				where cast(extract(epoch from occurred_at) * 1000000 as bigint) % 2 = 0""").update();
		this.database.sql(SCORES.formatted("dismissed_at is null")).update();
		this.database.sql("""
				update users set behaviors = array(
					select distinct behavior collate "C" from event
					where event.account_id = users.account_id and user_id = users.id and dismissed_at is null
						and (last_reset is null or occurred_at > last_reset)
					order by 1)""").update();
		migrate("latest");
		assertBackfilled();
	}

	private void migrate(String version) {
		Flyway.configure().dataSource(this.dataSource).target(version).load().migrate();
	}

	/**
	 * Stores users with and without a reset and pruned events, and events of two months,
	 * many of them around midnight.
	 */
	private void fill(double seed) {
		this.database.sql("""
				with random as (select setseed(:seed)),
					chosen as (
						select number, random() < 0.3 as reset, random() < 0.3 as folded, random() as place
						from random, generate_series(1, 120) as number)
				insert into users (account_id, id, derived, email, email_at, name, name_at, event_count, last_reset,
					risk_level, last_event, folded_level, folded_count, folded_last)
				select case when number % 3 = 0 then 'umbrella' else 'acme' end, gen_random_uuid(), false,
					'u' || number || '@example.org', now(), '', now(), 1,
					case when reset then timestamptz '2026-01-01 00:00Z' + place * interval '60 days' end, 1, now(),
					case when folded and not reset then 1 + number % 3 end,
					case when folded and not reset then 1 + number % 5 else 0 end,
					case when folded and not reset then timestamptz '2025-06-01 00:00Z' end
				from chosen""").param("seed", seed).update();
		this.database
			.sql("""
					with random as (select setseed(:seed))
					insert into event (account_id, id, user_id, behavior, name, risk_level, occurred_at)
					select account_id, gen_random_uuid(), id, (array['imp_travel', 'high_dlp', 'custom_mine'])[1 + floor(random() * 3)],
						'Test', 1 + floor(random() * 3),
						case when random() < 0.5 then timestamptz '2026-01-01 00:00Z' + random() * interval '60 days'
							else timestamptz '2026-01-01 00:00Z' + floor(random() * 60) * interval '1 day'
								- floor(random() * 2) * interval '1 microsecond' end
					from random, users, generate_series(1, 6) as number
					where random() < 0.4""")
			.param("seed", seed)
			.update();
	}

	private void assertBackfilled() {
		Scores scores = new Scores(this.dataSource);
		for (String account : ACCOUNTS) {
			scores.assertTrue(account);
			scores.assertBehaviors(account);
			assertThat(tallies(account, "found")).hasSizeGreaterThan(50).isEqualTo(found(account));
			Map<String, Long> levels = levels(account);
			assertThat(levels).hasSize(3);
			assertThat(tallies(account, "users").values().stream().mapToLong(Long::longValue).sum())
				.isEqualTo(levels.values().stream().mapToLong(Long::longValue).sum());
			assertThat(sums(account)).isEqualTo(levels);
		}
	}

	/** The counts of an account, by day and key. */
	private Map<String, Long> tallies(String account, String kind) {
		Map<String, Long> tallies = new TreeMap<>();
		this.database.sql("select day, key, n from tally where account_id = :account and kind = :kind")
			.param("account", account)
			.param("kind", kind)
			.query((row) -> {
				assertThat(tallies.put(row.getString("day") + " " + row.getString("key"), row.getLong("n"))).isNull();
			});
		return tallies;
	}

	private Map<String, Long> sums(String account) {
		return tallies(account, "users").entrySet()
			.stream()
			.collect(Collectors.groupingBy((count) -> count.getKey().split(" ")[1], TreeMap::new,
					Collectors.summingLong(Map.Entry::getValue)));
	}

	/** The events of an account, by day and behaviour. */
	private Map<String, Long> found(String account) {
		return this.database.sql("select occurred_at, behavior from event where account_id = :account")
			.param("account", account)
			.query((row, number) -> LocalDate.ofInstant(RowValues.instant(row, "occurred_at"), ZoneOffset.UTC) + " "
					+ row.getString("behavior"))
			.list()
			.stream()
			.collect(Collectors.groupingBy((day) -> day, TreeMap::new, Collectors.counting()));
	}

	/** The users of an account with a level, by level. */
	private Map<String, Long> levels(String account) {
		return this.database.sql("select risk_level from users where account_id = :account and risk_level is not null")
			.param("account", account)
			.query(Integer.class)
			.list()
			.stream()
			.collect(Collectors.groupingBy((level) -> List.of("low", "medium", "high").get(level - 1), TreeMap::new,
					Collectors.counting()));
	}

}
