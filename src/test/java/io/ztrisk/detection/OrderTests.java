package io.ztrisk.detection;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.BehaviorCatalogue;
import io.ztrisk.test.Account;
import io.ztrisk.test.OldestPostgresTest;
import io.ztrisk.test.RandomLogs;
import io.ztrisk.test.Scores;
import io.ztrisk.test.ServerTest;
import io.ztrisk.test.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The findings depend on the records alone: not on the order in which they arrive, on how
 * they are cut into batches, on how often they are sent or on the number of senders are.
 */
@ServerTest
class OrderTests {

	private static final Instant START = Instant.parse("2026-11-02T06:30:00Z");

	private static final Duration LENGTH = Duration.ofHours(20);

	private static final Instant RESET = START.plus(LENGTH);

	private static final Instant END = RESET.plus(LENGTH);

	private final Account account;

	@Autowired
	private DataSource dataSource;

	@Autowired
	private JdbcClient database;

	@Autowired
	private SettableClock clock;

	OrderTests(@LocalServerPort int port) {
		this.account = new Account(port);
	}

	@BeforeEach
	void enable() {
		boolean isHigh = true;
		for (Behavior behavior : BehaviorCatalogue.defaults().keySet()) {
			this.account.enable(behavior.key(), isHigh ? "high" : "medium");
			isHigh = !isHigh;
		}
	}

	@ParameterizedTest
	@OldestPostgresTest
	@ValueSource(longs = { 1, 2, 3 })
	void noHistoryOfTheSameRecordsEndsOtherwise(long seed) throws Exception {
		this.clock.set(END);
		List<RandomLogs.Line> lines = new RandomLogs(seed, START, LENGTH).lines();
		send(lines);
		List<String> expected = state();
		assertThat(expected).anyMatch((row) -> row.contains("imp_travel"))
			.anyMatch((row) -> row.contains("high_dlp"))
			.anyMatch((row) -> row.contains("security_domain"));
		Random random = new Random(seed);
		for (int i = 0; i < 3; i++) {
			prune();
			sendMixedUp(lines, random);
			assertThat(state()).isEqualTo(expected);
		}
	}

	@ParameterizedTest
	@ValueSource(longs = { 6, 7 })
	void recordsWithTwoTimesEndTheSameInAnyOrder(long seed) throws Exception {
		this.clock.set(END);
		List<RandomLogs.Line> lines = new RandomLogs(seed, START, LENGTH).linesWithTwoTimes();
		Random random = new Random(seed);
		sendMixedUp(lines, random);
		List<String> expected = state();
		for (int i = 0; i < 3; i++) {
			prune();
			sendMixedUp(lines, random);
			assertThat(state()).isEqualTo(expected);
		}
	}

	@ParameterizedTest
	@ValueSource(longs = { 8, 9 })
	void crowdedHourKeepsTheSameRecordsInAnyOrder(long seed) throws Exception {
		this.clock.set(END);
		List<RandomLogs.Line> lines = new RandomLogs(seed, START, LENGTH).crowdedLogins(400);
		send(lines);
		List<String> expected = state();
		assertThat(expected).anyMatch((row) -> row.contains("imp_travel"));
		assertThat(kept()).isEqualTo(60);
		Random random = new Random(seed);
		for (int i = 0; i < 3; i++) {
			prune();
			sendMixedUp(lines, random);
			assertThat(state()).isEqualTo(expected);
			assertThat(kept()).isEqualTo(60);
		}
	}

	@ParameterizedTest
	@OldestPostgresTest
	@ValueSource(longs = { 10, 11, 12 })
	void aCrowdedHourThatRecordsLeaveEndsTheSame(long seed) throws Exception {
		this.clock.set(END);
		List<RandomLogs.Line> lines = new RandomLogs(seed, START, LENGTH).crowdedWithTwoTimes(90, 800);
		Random random = new Random(seed);
		send(lines);
		List<String> expected = state();
		assertThat(expected).anyMatch((row) -> row.contains("imp_travel"))
			.anyMatch((row) -> row.contains("security_domain"));
		for (int i = 0; i < 3; i++) {
			prune();
			sendMixedUp(lines, random);
			assertThat(state()).isEqualTo(expected);
		}
	}

	@ParameterizedTest
	@ValueSource(longs = { 4, 5 })
	void aResetBetweenIsNoDifference(long seed) throws Exception {
		List<RandomLogs.Line> before = new RandomLogs(seed, START, LENGTH).lines();
		List<RandomLogs.Line> after = new RandomLogs(-seed, RESET.plusMillis(1), LENGTH).lines();
		createUsers();
		this.clock.set(RESET);
		send(before);
		reset();
		this.clock.set(END);
		send(after);
		List<String> expected = state();
		Random random = new Random(seed);
		for (int i = 0; i < 3; i++) {
			prune();
			createUsers();
			List<RandomLogs.Line> inTime = new ArrayList<>(before);
			Collections.shuffle(inTime, random);
			List<RandomLogs.Line> late = new ArrayList<>(inTime.subList(inTime.size() / 2, inTime.size()));
			this.clock.set(RESET);
			sendMixedUp(inTime.subList(0, inTime.size() / 2), random);
			reset();
			this.clock.set(END);
			late.addAll(after);
			sendMixedUp(late, random);
			assertThat(state()).isEqualTo(expected);
		}
	}

	private void send(List<RandomLogs.Line> lines) {
		Map<String, String> byDataset = lines.stream()
			.collect(Collectors.groupingBy(RandomLogs.Line::dataset, TreeMap::new,
					Collectors.mapping(RandomLogs.Line::text, Collectors.joining("\n"))));
		byDataset.forEach((dataset, text) -> {
			assertThat(this.account
				.send(this.account.request("/logs/" + dataset).POST(HttpRequest.BodyPublishers.ofString(text)))
				.body()).contains("\"rejected\":0").contains("\"success\":true");
		});
	}

	/** In any order, cut anywhere, much of it twice, by four senders at once. */
	private void sendMixedUp(List<RandomLogs.Line> lines, Random random) throws Exception {
		List<RandomLogs.Line> mixed = new ArrayList<>(lines);
		lines.stream().filter((line) -> random.nextInt(3) == 0).forEach(mixed::add);
		Collections.shuffle(mixed, random);
		List<Future<?>> sent = new ArrayList<>();
		try (ExecutorService senders = Executors.newFixedThreadPool(4)) {
			for (int from = 0; from < mixed.size();) {
				int to = Math.min(mixed.size(), from + 1 + random.nextInt(60));
				List<RandomLogs.Line> batch = mixed.subList(from, to);
				sent.add(senders.submit(() -> send(batch)));
				from = to;
			}
			for (Future<?> batch : sent) {
				batch.get();
			}
		}
	}

	private void createUsers() {
		this.clock.set(START);
		assertThat(this.account
			.putUsers(IntStream.range(0, 4)
				.mapToObj((user) -> "{\"id\":\"" + RandomLogs.id(user) + "\",\"email\":\"" + RandomLogs.email(user)
						+ "\"}")
				.toArray(String[]::new))
			.statusCode()).isEqualTo(200);
	}

	private void reset() {
		for (int user = 0; user < 4; user++) {
			assertThat(this.account.reset(RandomLogs.id(user).toString()).statusCode()).isEqualTo(200);
		}
	}

	private List<String> state() {
		new Scores(this.dataSource).assertTrue(this.account);
		return this.database.sql("""
				select concat_ws(' ', 'user', id, email, risk_level, event_count, last_event, last_reset)
				from users where account_id = :account and merged_into is null
				union all
				select concat_ws(' ', 'event', user_id, behavior, bucket, id, risk_level, occurred_at,
					details ->> 'findings')
				from event where account_id = :account
				order by 1""").param("account", this.account.id()).query(String.class).list();
	}

	private long kept() {
		return this.database.sql("select count(*) from observation where account_id = :account and not over_limit")
			.param("account", this.account.id())
			.query(Long.class)
			.single();
	}

	private void prune() {
		for (String table : List.of("event", "observation", "suppressed", "user_alias", "users", "risk_change")) {
			this.database.sql("delete from " + table + " where account_id = :account")
				.param("account", this.account.id())
				.update();
		}
	}

	/**
	 * A server whose time the tests set.
	 */
	@TestConfiguration(proxyBeanMethods = false)
	static class Time {

		@Bean
		@Primary
		SettableClock settableClock() {
			return new SettableClock(START);
		}

	}

}
