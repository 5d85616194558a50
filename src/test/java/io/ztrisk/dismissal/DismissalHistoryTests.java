package io.ztrisk.dismissal;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.ztrisk.retention.Prunable;
import io.ztrisk.test.Account;
import io.ztrisk.test.AgingServerTest;
import io.ztrisk.test.Logs;
import io.ztrisk.test.RandomLogs;
import io.ztrisk.test.Scores;
import io.ztrisk.test.SecondServer;
import io.ztrisk.test.SettableClock;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random histories of records, dismissals, undos, resets, merges and pruning, by four
 * callers at once on two servers: whenever they pause, the scores are those of the events
 * that count, and records that come again change nothing.
 */
@AgingServerTest
class DismissalHistoryTests {

	private static final Instant START = Instant.parse("2026-11-02T06:30:00Z");

	private static final Duration LENGTH = Duration.ofHours(20);

	private static final Pattern EVENT = Pattern
		.compile("\"id\":\"([0-9a-f-]{36})\",\"name\":\"[^\"]+\",\"risk_level\":\"[a-z]+\",\"state\":\"([a-z_]+)\"");

	private final Account account;

	/** The evidence with which events were dismissed. */
	private final Map<String, Set<String>> dismissed = new ConcurrentHashMap<>();

	@Autowired
	private DataSource dataSource;

	@Autowired
	private JdbcClient database;

	@Autowired
	private SettableClock clock;

	@Autowired
	private List<Prunable> prunables;

	DismissalHistoryTests(@LocalServerPort int port, @Autowired SecondServer second) {
		this.account = new Account(port, second.port());
	}

	@ParameterizedTest
	@ValueSource(longs = { 21, 22, 23, 24 })
	void everyPauseFindsTheScoresOfTheEventsThatCount(long seed) throws Exception {
		this.clock.set(START.plus(LENGTH));
		List.of("imp_travel", "high_dlp", "security_domain", "high_risk_domain", "crowdstrike_low", "sentinel_one")
			.forEach((behavior) -> this.account.enable(behavior, behavior.startsWith("h") ? "low" : "high"));
		Random random = new Random(seed);
		List<RandomLogs.Line> lines = new RandomLogs(seed, START, LENGTH).lines();
		Collections.shuffle(lines, random);
		int rounds = 6;
		for (int round = 0; round < rounds; round++) {
			List<Callable<?>> calls = new ArrayList<>();
			List<RandomLogs.Line> some = new ArrayList<>(
					lines.subList(lines.size() * round / rounds, lines.size() * (round + 1) / rounds));
			lines.subList(0, lines.size() * round / rounds)
				.stream()
				.filter((line) -> random.nextInt(8) == 0)
				.forEach(some::add);
			for (int from = 0; from < some.size(); from += 7) {
				List<RandomLogs.Line> batch = some.subList(from, Math.min(some.size(), from + 7));
				calls.add(() -> send(batch));
				long choice = random.nextLong();
				calls.add(() -> act(new Random(choice)));
			}
			String old = Account.event("high_dlp", "old" + round, RandomLogs.id(round % 4).toString(),
					START.minus(Duration.ofDays(150)).toString());
			calls.add(() -> this.account.report(old).body());
			calls.add(this::prune);
			Collections.shuffle(calls, random);
			run(calls);
			assertPause();
		}
		List<String> end = state();
		assertThat(end).anyMatch((row) -> row.startsWith("event") && row.contains("benign"))
			.anyMatch((row) -> row.startsWith("event") && !row.contains("benign"));
		Collections.shuffle(lines, random);
		List<Callable<?>> again = new ArrayList<>();
		for (int from = 0; from < lines.size(); from += 20) {
			List<RandomLogs.Line> batch = lines.subList(from, Math.min(lines.size(), from + 20));
			again.add(() -> send(batch));
		}
		run(again);
		assertThat(state()).isEqualTo(end);
		assertPause();
	}

	/** Prunes events that are older than 100 days. */
	private String prune() {
		BooleanSupplier batches = this.prunables.stream()
			.filter((prunable) -> prunable.table().equals("event"))
			.findFirst()
			.orElseThrow()
			.batches(this.account.id(), START.minus(Duration.ofDays(100)));
		while (batches.getAsBoolean()) {
			Thread.onSpinWait();
		}
		return "";
	}

	private void run(List<Callable<?>> calls) throws Exception {
		try (ExecutorService callers = Executors.newFixedThreadPool(4)) {
			List<Future<?>> results = new ArrayList<>();
			calls.forEach((call) -> results.add(callers.submit(call)));
			for (Future<?> result : results) {
				result.get();
			}
		}
	}

	private String send(List<RandomLogs.Line> lines) {
		lines.stream()
			.collect(Collectors.groupingBy(RandomLogs.Line::dataset, TreeMap::new,
					Collectors.mapping(RandomLogs.Line::text, Collectors.joining("\n"))))
			.forEach((dataset, text) -> assertThat(Logs.send(this.account, dataset, text).body())
				.contains("\"rejected\":0"));
		return "";
	}

	/** Dismisses or restores an event of a user, or, rarely, resets the user. */
	private String act(Random random) {
		int number = random.nextInt(4);
		String user = random.nextBoolean() ? RandomLogs.id(number).toString()
				: this.account.derivedId(RandomLogs.email(number));
		if (random.nextInt(25) == 0) {
			return this.account.reset(user).body();
		}
		List<String[]> events = new ArrayList<>();
		Matcher matcher = EVENT.matcher(this.account.get("/users/" + user + "/events").body());
		while (matcher.find()) {
			events.add(new String[] { matcher.group(1), matcher.group(2) });
		}
		if (events.isEmpty()) {
			return "";
		}
		String[] event = events.get(random.nextInt(events.size()));
		String path = "/users/" + user + "/events/" + event[0];
		if (event[1].equals("dismissed") && random.nextBoolean()) {
			return this.account.send(this.account.request(path + "/dismissal").DELETE()).body();
		}
		String evidence = evidence(path);
		String body = evidence.isEmpty() ? "{\"reason\":\"Test\",\"verdict\":\"benign\"}"
				: "{\"evidence\":\"" + evidence + "\",\"reason\":\"Test\",\"verdict\":\"benign\"}";
		this.dismissed.computeIfAbsent(event[0], (id) -> ConcurrentHashMap.newKeySet()).add(evidence);
		HttpResponse<String> answer = this.account.put(path + "/dismissal", body);
		assertThat(answer.statusCode()).isIn(200, 404, 412);
		return answer.body();
	}

	/**
	 * The evidence of an event; empty if it has none, or if there is no such event now.
	 */
	private String evidence(String path) {
		Matcher matcher = Pattern.compile("\"evidence\":\"([0-9a-f]{16})\"").matcher(this.account.get(path).body());
		return matcher.find() ? matcher.group(1) : "";
	}

	/** No event that is dismissed has evidence that nobody has seen. */
	private void assertPause() {
		new Scores(this.dataSource).assertTrue(this.account);
		this.database.sql("""
				select user_id, id from event
				where account_id = :account and dismissed_at is not null and behavior like '%_domain'""")
			.param("account", this.account.id())
			.query((row, number) -> Map.entry(row.getString("id"),
					"/users/" + row.getString("user_id") + "/events/" + row.getString("id")))
			.list()
			.stream()
			.filter((event) -> this.dismissed.containsKey(event.getKey()))
			.forEach((event) -> assertThat(this.dismissed.get(event.getKey())).contains(evidence(event.getValue())));
	}

	private List<String> state() {
		return this.database
			.sql("""
					select concat_ws(' ', 'user', id, risk_level, event_count, last_event, last_reset)
					from users where account_id = :account
					union all
					select concat_ws(' ', 'event', user_id, id, risk_level, occurred_at, details ->> 'findings', dismissed_at,
						dismissal_verdict)
					from event where account_id = :account
					order by 1""")
			.param("account", this.account.id())
			.query(String.class)
			.list();
	}

}
