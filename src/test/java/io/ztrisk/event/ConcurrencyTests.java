package io.ztrisk.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import io.ztrisk.test.Account;
import io.ztrisk.test.OldestPostgresTest;
import io.ztrisk.test.Scores;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static io.ztrisk.test.Account.counts;
import static io.ztrisk.test.Account.event;
import static io.ztrisk.test.Account.user;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests calls that race for the same users: the scores are correct in any order.
 */
@ServerTest
@OldestPostgresTest
class ConcurrencyTests {

	private static final Pattern STORED = Pattern.compile("\"stored\":(\\d+)");

	private static final Pattern MERGED = Pattern.compile("\"merged\":(\\d+)");

	private final Account account;

	private final Scores scores;

	ConcurrencyTests(@LocalServerPort int port, @Autowired DataSource database) {
		this.account = new Account(port);
		this.scores = new Scores(database);
		this.account.enable("imp_travel", "high");
		this.account.enable("high_dlp", "low");
	}

	@Test
	void eventsOfManyUsersInDifferentOrdersAreAllCounted() throws Exception {
		List<Callable<String>> calls = new ArrayList<>();
		for (int i = 0; i < 100; i++) {
			int call = i;
			List<String> events = new ArrayList<>(IntStream.range(0, 20)
				.mapToObj((user) -> event("imp_travel", call + "-" + user, user(user), "2025-01-01T00:00:00Z"))
				.toList());
			Collections.shuffle(events, new Random(i));
			calls.add(() -> this.account.report(events.toArray(String[]::new)).body());
		}
		assertThat(run(calls)).containsOnly(counts(20, 0, 0)).hasSize(100);
		assertThat(this.account.get("/summary").body()).isEqualTo(Account.all("{\"users\":[" + IntStream.range(0, 20)
			.mapToObj(
					(user) -> """
							{"email":"","event_count":100,"last_event":"2025-01-01T00:00:00Z","max_risk_level":"high","name":"","user_id":"%s"}"""
						.formatted(user(user)))
			.collect(Collectors.joining(",")) + "]}", 20));
		this.scores.assertTrue(this.account);
	}

	@Test
	void theSameEventsOfDifferentUsersInDifferentOrdersAreStoredOnce() throws Exception {
		List<Callable<String>> calls = new ArrayList<>();
		for (int i = 0; i < 40; i++) {
			String user = user(i);
			List<String> events = new ArrayList<>(IntStream.range(0, 50)
				.mapToObj((event) -> event("imp_travel", "e" + event, user, "2025-01-01T00:00:00Z"))
				.toList());
			Collections.shuffle(events, new Random(i));
			calls.add(() -> this.account.report(events.toArray(String[]::new)).body());
		}
		assertThat(sum(STORED, run(calls))).isEqualTo(50);
		assertThat(this.scores.events(this.account)).isEqualTo(50);
		this.scores.assertTrue(this.account);
	}

	@Test
	void theSameLinesOverSeveralConnectionsAreStoredOnce() throws Exception {
		String lines = IntStream.range(0, 2500)
			.mapToObj((i) -> event("imp_travel", "e" + i, "user" + i % 30 + "@example.org", "2025-01-01T00:00:00Z"))
			.collect(Collectors.joining("\n"));
		List<String> answers = run(
				Collections.nCopies(6, () -> this.account.post("application/x-ndjson", lines).body()));
		assertThat(sum(STORED, answers)).isEqualTo(2500);
		assertThat(sum(Pattern.compile("\"duplicates\":(\\d+)"), answers)).isEqualTo(5 * 2500);
		assertThat(this.scores.events(this.account)).isEqualTo(2500);
		this.scores.assertTrue(this.account);
	}

	@Test
	void mergesOfOneUserRaceWithItsEvents() throws Exception {
		String email = "ann@example.org";
		List<Callable<String>> calls = new ArrayList<>();
		for (int i = 0; i < 60; i++) {
			String id = "e" + i;
			calls.add(() -> this.account.report(event("imp_travel", id, email, "2025-01-01T00:00:00Z")).body());
			if (i % 5 == 4) {
				calls.add(() -> this.account.putUsers(userJson(user(1), email)).body());
				calls.add(() -> this.account.putUsers(userJson(user(2), email)).body());
			}
		}
		List<String> answers = run(calls);
		assertThat(sum(STORED, answers)).isEqualTo(60);
		assertThat(sum(MERGED, answers)).isLessThanOrEqualTo(1);
		assertThat(this.account.get("/summary").body()).containsOnlyOnce("\"user_id\"").contains("\"event_count\":60,");
		assertThat(this.scores.events(this.account)).isEqualTo(60);
		this.scores.assertTrue(this.account);
	}

	@Test
	void crossedMergesEndWithOneOwnerForEachEmail() throws Exception {
		List<String> emails = IntStream.range(0, 12).mapToObj((i) -> "user" + i + "@example.org").toList();
		this.account.store(emails.stream()
			.map((email) -> event("imp_travel", email, email, "2025-01-01T00:00:00Z"))
			.toArray(String[]::new));
		List<Callable<String>> calls = new ArrayList<>();
		for (int i = 0; i < 60; i++) {
			List<String> users = new ArrayList<>();
			for (int user = 0; user < 12; user++) {
				users.add(userJson(user(user), emails.get((user + i) % 12)));
			}
			Collections.shuffle(users, new Random(i));
			calls.add(() -> this.account.putUsers(users.toArray(String[]::new)).body());
			int call = i;
			calls.add(
					() -> this.account
						.report(emails.stream()
							.map((email) -> event("high_dlp", call + email, email, "2025-01-02T00:00:00Z"))
							.toArray(String[]::new))
						.body());
		}
		List<String> answers = run(calls);
		assertThat(sum(MERGED, answers)).isEqualTo(12);
		assertThat(this.scores.events(this.account)).isEqualTo(12 + sum(STORED, answers));
		assertThat(this.account.get("/summary").body()).doesNotContain(this.account.derivedId(emails.get(0)));
		this.scores.assertTrue(this.account);
	}

	@Test
	void eventsRaceWithResets() throws Exception {
		this.account.store(event("imp_travel", "first", user(1), "2025-01-01T00:00:00Z"),
				event("imp_travel", "other", "ann@example.org", "2025-01-01T00:00:00Z"));
		List<Callable<String>> calls = new ArrayList<>();
		for (int i = 0; i < 80; i++) {
			String id = "e" + i;
			calls.add(() -> this.account.report(event("imp_travel", id, user(1), Instant.now().toString())).body());
			if (i % 8 == 7) {
				calls.add(() -> this.account.reset(user(1)).body());
				calls.add(() -> this.account.reset(this.account.derivedId("ann@example.org")).body());
			}
			if (i == 40) {
				calls.add(() -> this.account.putUsers(userJson(user(1), "ann@example.org")).body());
			}
		}
		List<String> answers = run(calls);
		assertThat(sum(STORED, answers)).isEqualTo(80);
		assertThat(sum(MERGED, answers)).isOne();
		this.scores.assertTrue(this.account);
	}

	/**
	 * Makes all calls, a dozen at a time.
	 */
	private static List<String> run(List<? extends Callable<String>> calls) throws Exception {
		List<String> answers = new ArrayList<>();
		try (ExecutorService callers = Executors.newFixedThreadPool(12)) {
			for (Future<String> answer : callers.invokeAll(calls)) {
				answers.add(answer.get());
			}
		}
		assertThat(answers).allSatisfy((answer) -> assertThat(answer).endsWith(",\"success\":true}"));
		return answers;
	}

	private static int sum(Pattern count, List<String> answers) {
		return answers.stream()
			.map(count::matcher)
			.filter(Matcher::find)
			.mapToInt((matcher) -> Integer.parseInt(matcher.group(1)))
			.sum();
	}

	private static String userJson(String user, String email) {
		return "{\"id\":\"" + user + "\",\"email\":\"" + email + "\"}";
	}

}
