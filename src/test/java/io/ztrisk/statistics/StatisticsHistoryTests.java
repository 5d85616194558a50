package io.ztrisk.statistics;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

import io.ztrisk.behavior.RiskLevel;
import io.ztrisk.check.Inconsistency;
import io.ztrisk.check.UserTallies;
import io.ztrisk.retention.Prunable;
import io.ztrisk.test.Account;
import io.ztrisk.test.AgingServerTest;
import io.ztrisk.test.OldestPostgresTest;
import io.ztrisk.test.RandomLogs;
import io.ztrisk.test.SecondServer;
import io.ztrisk.test.SettableClock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An account lives through months with reported and detected events, resets, merges,
 * pruning, erasure and folding at random, on two servers. The statistics are what the
 * tables say.
 */
@AgingServerTest
@OldestPostgresTest
class StatisticsHistoryTests {

	private static final int USERS = 4;

	private static final int STEPS = 100;

	private static final int SENDERS = 4;

	private static final Map<String, Long> NOBODY = Map.of("high", 0L, "low", 0L, "medium", 0L);

	private final Account account;

	@Autowired
	private JdbcClient database;

	@Autowired
	private SettableClock clock;

	@Autowired
	private List<Prunable> prunables;

	@Autowired
	private TallyFolding folding;

	/** The numbers of events that were pruned or erased, by day and behaviour. */
	private final Map<String, Long> forgotten = new TreeMap<>();

	/** The lines that are still to be sent. */
	private final List<RandomLogs.Line> lines = new ArrayList<>();

	/** The users by level at the end of each day, by day. */
	private final NavigableMap<LocalDate, Map<String, Long>> users = new TreeMap<>();

	private Map<String, Long> before = Map.of();

	/** How often an event was counted on a day no longer. */
	private int takenBack;

	private int ids;

	StatisticsHistoryTests(@LocalServerPort int port, @Autowired SecondServer second) {
		this.account = new Account(port, second.port());
		for (String behavior : List.of("imp_travel", "high_dlp", "security_domain", "malicious_file")) {
			this.account.enable(behavior, behavior.equals("imp_travel") ? "high" : "low");
		}
		this.account.enable("high_risk_domain", "medium");
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3 })
	void statisticsAreWhatTheTablesSay(long seed) throws Exception {
		Random random = new Random(seed);
		LocalDate first = today().minusDays(101);
		for (int step = 0; step < STEPS; step++) {
			pass(random);
			String user = user(random);
			switch (random.nextInt(12)) {
				case 0 -> this.account.reset(user.contains("@") ? this.account.derivedId(user) : user);
				case 1 -> forget(this::prune);
				case 2 -> forget(() -> erase(user));
				case 3 -> merge(random.nextInt(USERS));
				case 4, 5 -> fold();
				case 6, 7 -> send(events(random));
				default -> send(logs(random));
			}
			assertStatistics(first);
		}
		fold();
		assertStatistics(first);
		assertThat(this.takenBack).isPositive();
		assertThat(this.forgotten.values().stream().mapToLong(Long::longValue).sum()).isPositive();
	}

	/** Lets hours or days pass, often until just before or after midnight. */
	private void pass(Random random) {
		this.clock.pass(Duration.ofMinutes(random.nextInt(5 * 24 * 60)));
		if (random.nextBoolean()) {
			Instant midnight = today().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
			this.clock.set(midnight.plusMillis(random.nextInt(3) - 1));
		}
	}

	private LocalDate today() {
		return LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC);
	}

	/** Requests of events of all days that are kept. */
	private List<HttpRequest.Builder> events(Random random) {
		List<HttpRequest.Builder> requests = new ArrayList<>();
		for (int request = 0; request < SENDERS; request++) {
			List<String> events = new ArrayList<>();
			for (int i = random.nextInt(6); i >= 0; i--) {
				Instant at = this.clock.instant()
					.minusSeconds((long) (Math.pow(random.nextDouble(), 3) * 100 * 86_400));
				events.add(Account.event(List.of("imp_travel", "high_dlp", "security_domain").get(random.nextInt(3)),
						"e" + ((random.nextInt(4) == 0) ? random.nextInt(this.ids + 1) : this.ids++), user(random),
						at.toString()));
			}
			requests.add(this.account.request("/events")
				.header("Content-Type", "application/json")
				.POST(HttpRequest.BodyPublishers.ofString("{\"events\":[" + String.join(",", events) + "]}")));
		}
		return requests;
	}

	/** Requests of some lines, which come in any order. */
	private List<HttpRequest.Builder> logs(Random random) {
		if (this.lines.isEmpty()) {
			this.lines.addAll(newLines(random));
			Collections.shuffle(this.lines, random);
		}
		List<RandomLogs.Line> some = this.lines.subList(0, Math.min(150, this.lines.size()));
		Map<String, String> bodies = some.stream()
			.collect(Collectors.groupingBy((line) -> line.dataset() + random.nextInt(2), TreeMap::new,
					Collectors.mapping(RandomLogs.Line::text, Collectors.joining("\n"))));
		some.clear();
		return bodies.entrySet()
			.stream()
			.map((body) -> this.account.request("/logs/" + body.getKey().substring(0, body.getKey().length() - 1))
				.POST(HttpRequest.BodyPublishers.ofString(body.getValue())))
			.toList();
	}

	/** Logs of two days. Some records come twice, with two times. */
	private List<RandomLogs.Line> newLines(Random random) {
		Instant start = this.clock.instant().minus(Duration.ofHours(49));
		List<RandomLogs.Line> newLines = new RandomLogs(random.nextLong(), start, Duration.ofHours(48))
			.linesWithTwoTimes();
		for (int i = 0; i < 100; i++) {
			Instant at = start.plusSeconds(random.nextInt(48 * 3600));
			newLines.add(new RandomLogs.Line("gateway_http", at,
					"{\"Datetime\":\"%s\",\"UserID\":\"%s\",\"RequestID\":\"%s %d\",\"BlockedFileReason\":\"malware\"}"
						.formatted(at, RandomLogs.id(random.nextInt(USERS)), start, random.nextInt(25))));
		}
		return newLines;
	}

	/** Sends requests at the same time, and folds meanwhile. */
	private void send(List<HttpRequest.Builder> requests) throws Exception {
		try (ExecutorService senders = Executors.newFixedThreadPool(SENDERS)) {
			List<Future<Integer>> sent = new ArrayList<>();
			requests.forEach((request) -> sent.add(senders.submit(() -> this.account.send(request).statusCode())));
			for (Future<Integer> answer : sent) {
				this.folding.fold();
				assertThat(answer.get()).isEqualTo(200);
			}
		}
	}

	private void fold() {
		assertThat(this.folding.fold()).isTrue();
		assertThat(this.database.sql("""
				select count(*) - count(distinct (kind, day, key)) from tally where account_id = :account""")
			.param("account", this.account.id())
			.query(Long.class)
			.single()).isZero();
	}

	private void merge(int user) {
		this.account.putUsers("{\"id\":\"" + RandomLogs.id(user) + "\",\"email\":\"" + RandomLogs.email(user) + "\"}");
	}

	private void erase(String user) {
		String id = user.contains("@") ? this.account.derivedId(user) : user;
		this.account.send(this.account.request("/users/" + id).DELETE());
	}

	private void prune() {
		for (Prunable prunable : this.prunables) {
			BooleanSupplier batches = prunable.batches(this.account.id(),
					this.clock.instant().minus(prunable.period()).minus(Duration.ofDays(1)));
			boolean more = true;
			while (more) {
				more = batches.getAsBoolean();
			}
		}
	}

	/** Does what deletes events that stay counted. */
	private void forget(Runnable deletion) {
		Map<String, Long> before = stored();
		deletion.run();
		Map<String, Long> after = stored();
		before.forEach((day, count) -> this.forgotten.merge(day, count - after.getOrDefault(day, 0L), Long::sum));
	}

	private void assertStatistics(LocalDate first) {
		this.users.put(today(), levels());
		List<Inconsistency> problems = new ArrayList<>();
		new UserTallies(this.database).check(this.account.id(), problems::add);
		assertThat(problems).isEmpty();
		Map<String, Long> expected = stored();
		this.forgotten.forEach((day, count) -> expected.merge(day, count, Long::sum));
		expected.values().removeIf((count) -> count == 0);
		JsonNode statistics = JsonMapper.shared()
			.readTree(this.account.get("/statistics?since=" + first + "&until=" + first.plusDays(399)).body())
			.path("result");
		Map<String, Long> found = new TreeMap<>();
		statistics.path("days").forEach((day) -> {
			String date = day.path("date").stringValue();
			day.path("events")
				.properties()
				.forEach((event) -> found.put(date + " " + event.getKey(), event.getValue().path("found").longValue()));
			var entry = this.users.floorEntry(LocalDate.parse(date));
			Map<String, Long> counted = new TreeMap<>();
			day.path("users")
				.properties()
				.forEach((level) -> counted.put(level.getKey(), level.getValue().longValue()));
			assertThat(counted).as(date).isEqualTo((entry != null) ? entry.getValue() : NOBODY);
		});
		assertThat(found).isEqualTo(expected);
		this.before.forEach((day, count) -> this.takenBack += (found.getOrDefault(day, 0L) < count) ? 1 : 0);
		this.before = found;
	}

	/** The numbers of users by level. */
	private Map<String, Long> levels() {
		Map<String, Long> levels = new TreeMap<>(NOBODY);
		this.database.sql(
				"select risk_level, count(*) as n from users where account_id = :account and risk_level is not null group by 1")
			.param("account", this.account.id())
			.query((row) -> {
				levels.put(RiskLevel.ofRank(row.getInt("risk_level")).wire(), row.getLong("n"));
			});
		return levels;
	}

	/** The numbers of stored events by day and behaviour. */
	private Map<String, Long> stored() {
		Map<String, Long> stored = new TreeMap<>();
		this.database.sql("""
				select to_char(occurred_at at time zone 'UTC', 'YYYY-MM-DD') || ' ' || behavior as day, count(*) as n
				from event
				where account_id = :account
				group by day""").param("account", this.account.id()).query((row) -> {
			stored.put(row.getString("day"), row.getLong("n"));
		});
		return stored;
	}

	private static String user(Random random) {
		int user = random.nextInt(USERS);
		return random.nextBoolean() ? RandomLogs.id(user).toString() : RandomLogs.email(user);
	}

}
