package io.ztrisk.ruleset;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import io.ztrisk.rule.Rule;
import io.ztrisk.database.RowValues;
import io.ztrisk.test.Account;
import io.ztrisk.test.OldestPostgresTest;
import io.ztrisk.test.Scores;
import io.ztrisk.test.ServerTest;
import io.ztrisk.test.SettableClock;
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
 * The events of rules depend on the records alone: not on the order in which they arrive,
 * on how they are cut into batches, on how often they are sent or on the number of
 * senders.
 */
@ServerTest
@OldestPostgresTest
class RuleOrderTests {

	private static final Instant START = Instant.parse("2026-11-02T06:30:00Z");

	private static final Duration LENGTH = Duration.ofDays(9);

	private static final Instant END = START.plus(LENGTH).plus(Duration.ofDays(1));

	private final int port;

	@Autowired
	private DataSource dataSource;

	@Autowired
	private JdbcClient database;

	@Autowired
	private SettableClock clock;

	RuleOrderTests(@LocalServerPort int port) {
		this.port = port;
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 })
	void everyOrderEndsAsLookingAtAllRecords(long seed) throws Exception {
		this.clock.set(END);
		Account account = accountWithRules();
		List<RandomLogins.Login> logins = new RandomLogins(seed, START, LENGTH).logins();
		sendMixedUp(account, logins, new Random(seed));
		assertThat(state(account)).isNotEmpty().isEqualTo(NaiveRules.events(logins, null));
		new Scores(this.dataSource).assertTrue(account);
	}

	@ParameterizedTest
	@ValueSource(longs = { 21, 22, 23, 24 })
	void aResetBetweenIsNoDifference(long seed) throws Exception {
		Account account = accountWithRules();
		Random random = new Random(seed);
		Instant reset = START.plusMillis(random.nextLong(LENGTH.toMillis()));
		List<RandomLogins.Login> logins = new ArrayList<>(new RandomLogins(seed, START, LENGTH).logins());
		Collections.shuffle(logins, random);
		List<RandomLogins.Login> before = logins.stream()
			.filter((login) -> login.at().isBefore(reset) && random.nextBoolean())
			.toList();
		this.clock.set(reset);
		assertThat(account.putUsers(user(0), user(1)).statusCode()).isEqualTo(200);
		sendMixedUp(account, before, random);
		account.reset(RandomLogins.id(0).toString());
		account.reset(RandomLogins.id(1).toString());
		this.clock.set(END);
		logins.removeAll(before);
		sendMixedUp(account, logins, random);
		logins.addAll(before);
		assertThat(state(account)).isNotEmpty().isEqualTo(NaiveRules.events(logins, reset));
		new Scores(this.dataSource).assertTrue(account);
	}

	private static String user(int number) {
		return "{\"id\":\"%s\",\"email\":\"user%d@example.org\"}".formatted(RandomLogins.id(number), number);
	}

	private Account accountWithRules() {
		Account account = new Account(this.port);
		NaiveRules.RULES.forEach((key,
				rule) -> assertThat(
						account
							.put("/behaviors/" + key,
									"{\"name\":\"Rule\",\"risk_level\":\"high\",\"enabled\":true,\"rule\":" + rule
											+ "}")
							.body())
					.contains("\"success\":true"));
		return account;
	}

	/** In any order, cut anywhere, much of it twice, by four senders at once. */
	private static void sendMixedUp(Account account, List<RandomLogins.Login> logins, Random random) throws Exception {
		List<RandomLogins.Login> mixed = new ArrayList<>(logins);
		logins.stream().filter((login) -> random.nextInt(3) == 0).forEach(mixed::add);
		Collections.shuffle(mixed, random);
		List<Future<?>> sent = new ArrayList<>();
		try (ExecutorService senders = Executors.newFixedThreadPool(4)) {
			for (int from = 0; from < mixed.size();) {
				int to = Math.min(mixed.size(), from + 1 + random.nextInt(12));
				String body = mixed.subList(from, to)
					.stream()
					.map(RandomLogins.Login::text)
					.collect(Collectors.joining("\n"));
				sent.add(senders.submit(() -> assertThat(account
					.send(account.request("/logs/access_requests").POST(HttpRequest.BodyPublishers.ofString(body)))
					.body()).contains("\"rejected\":0").contains("\"success\":true")));
				from = to;
			}
			for (Future<?> batch : sent) {
				batch.get();
			}
		}
	}

	private List<String> state(Account account) {
		return this.database.sql("""
				select user_id, behavior, bucket, occurred_at, details ->> 'findings' as findings
				from event where account_id = :account and behavior like 'custom_%'""")
			.param("account", account.id())
			.query((row, number) -> "%s %s %s %s %s".formatted(row.getString("user_id"), row.getString("behavior"),
					row.getString("bucket"),
					DateTimeFormatter.ISO_INSTANT.format(RowValues.instant(row, "occurred_at")),
					row.getString("findings")))
			.list()
			.stream()
			.sorted()
			.toList();
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
