package io.ztrisk.dismissal;

import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.ztrisk.test.Account;
import io.ztrisk.test.AgingServerTest;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.Scores;
import io.ztrisk.test.SecondServer;
import io.ztrisk.test.SettableClock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random events, dismissals, undos and resets of many users on two servers: each answer
 * and the states of all events are those of a model.
 */
@AgingServerTest
class BulkModelTests {

	private static final Instant START = Instant.parse("2026-11-02T06:30:00Z");

	private static final int USERS = 6;

	private static final List<String> BEHAVIORS = List.of("imp_travel", "high_dlp");

	private final Account account;

	private final Map<String, Person> people = new LinkedHashMap<>();

	/** The users of events by the ids of the events, also of events that do not exist. */
	private final Map<String, String> events = new TreeMap<>();

	private int reported;

	@Autowired
	private SettableClock clock;

	@Autowired
	private DataSource database;

	BulkModelTests(@LocalServerPort int port, @Autowired SecondServer second) {
		this.account = new Account(port, second.port());
	}

	@ParameterizedTest
	@ValueSource(longs = { 31, 32, 33 })
	void everyAnswerAndStateIsThatOfTheModel(long seed) {
		this.clock.set(START);
		BEHAVIORS.forEach((behavior) -> this.account.enable(behavior, "high"));
		Random random = new Random(seed);
		for (int i = 1; i <= USERS; i++) {
			this.events.put("00000000-0000-8000-8000-00000000000" + i, Account.user(i));
		}
		for (int step = 0; step < 80; step++) {
			switch (random.nextInt(5)) {
				case 0 -> report(random);
				case 1 -> dismissEvents(random);
				case 2 -> dismissUsers(random);
				case 3 -> restore(random);
				default -> reset(random);
			}
		}
		assertThat(this.people.values())
			.allSatisfy((person) -> assertThat(states(person.id)).isEqualTo(person.states()));
		new Scores(this.database).assertTrue(this.account);
	}

	private void report(Random random) {
		List<String> sent = new ArrayList<>();
		for (int i = random.nextInt(4); i >= 0; i--) {
			String name = "e" + this.reported++;
			String behavior = BEHAVIORS.get(random.nextInt(2));
			String user = Account.user(1 + random.nextInt(USERS));
			sent.add(Account.event(behavior, name, user, START.plusSeconds(this.reported).toString()));
			String id = this.account.eventId(behavior, name);
			this.events.put(id, user);
			Person person = this.people.computeIfAbsent(user, Person::new);
			person.events.put(id, new Incident(behavior));
			person.revision++;
		}
		this.clock.set(START.plusSeconds(this.reported));
		this.account.store(sent.toArray(String[]::new));
	}

	private void dismissEvents(Random random) {
		String words = random.nextBoolean() ? "benign" : "false_positive";
		ofEvents(random, "/dismissals", "{\"reason\":\"Test\",\"verdict\":\"%s\",\"events\":[%%s]}".formatted(words),
				(event) -> {
					boolean same = words.equals(event.verdict);
					event.verdict = words;
					return same ? "unchanged" : "done";
				}, (event) -> 0);
	}

	private void restore(Random random) {
		ofEvents(random, "/dismissals/undo", "{\"events\":[%s]}", (event) -> {
			boolean dismissed = event.verdict != null;
			event.verdict = null;
			return dismissed ? "done" : "unchanged";
		}, (event) -> event.isReset ? 0 : 1);
	}

	private void ofEvents(Random random, String path, String body, Function<Incident, String> change,
			ToIntFunction<Incident> growth) {
		List<String> ids = new ArrayList<>(this.events.keySet());
		Collections.shuffle(ids, random);
		List<String> chosen = ids.subList(0, Math.min(ids.size(), 1 + random.nextInt(12)));
		Result expected = new Result();
		List<String> entries = new ArrayList<>();
		for (String id : chosen) {
			String user = (random.nextInt(8) == 0) ? Account.user(1 + random.nextInt(USERS + 1)) : this.events.get(id);
			entries.add("{\"event_id\":\"%s\",\"user_id\":\"%s\"}".formatted(id, user));
			Person person = this.people.get(user);
			Incident event = (person != null) ? person.events.get(id) : null;
			String outcome = (event != null) ? change.apply(event) : "unknown";
			if (person != null && event != null && outcome.equals("done")) {
				person.revision += growth.applyAsInt(event);
			}
			expected.add(outcome, id);
		}
		assertThat(post(path, body.formatted(String.join(",", entries)))).isEqualTo(expected.body());
	}

	private void dismissUsers(Random random) {
		String behavior = BEHAVIORS.get(random.nextInt(2));
		ofUsers(random, "/dismissals",
				"{\"behavior\":\"%s\",\"reason\":\"Test\",\"verdict\":\"benign\",\"users\":[%%s]}".formatted(behavior),
				(person) -> {
					List<Incident> counting = person.counting()
						.stream()
						.filter((event) -> event.behavior.equals(behavior))
						.toList();
					counting.forEach((event) -> event.verdict = "benign");
					return counting.isEmpty() ? "unchanged" : "done";
				});
	}

	private void reset(Random random) {
		ofUsers(random, "/resets", "{\"reason\":\"Test\",\"users\":[%s]}", (person) -> {
			boolean changes = person.events.values().stream().anyMatch((event) -> !event.isReset);
			person.events.values().forEach((event) -> event.isReset = true);
			return changes ? "done" : "unchanged";
		});
	}

	private void ofUsers(Random random, String path, String body, Function<Person, String> change) {
		List<Integer> numbers = new ArrayList<>(IntStream.rangeClosed(1, USERS + 1).boxed().toList());
		Collections.shuffle(numbers, random);
		Result expected = new Result();
		List<String> entries = new ArrayList<>();
		for (int number : numbers.subList(0, 1 + random.nextInt(USERS))) {
			String user = Account.user(number);
			Person person = this.people.get(user);
			long known = (person != null) ? person.revision : 0;
			Long revision = switch (random.nextInt(4)) {
				case 0 -> null;
				case 1 -> known + 1;
				default -> known;
			};
			entries.add("{%s\"user_id\":\"%s\"}".formatted((revision != null) ? "\"revision\":" + revision + "," : "",
					user));
			boolean stale = person != null && revision != null && revision != known && !person.counting().isEmpty();
			expected.add((person == null) ? "unknown" : stale ? "stale" : change.apply(person), user);
		}
		assertThat(post(path, body.formatted(String.join(",", entries)))).isEqualTo(expected.body());
	}

	private String post(String path, String body) {
		return this.account
			.send(this.account.request(path)
				.header("Content-Type", "application/json")
				.POST(HttpRequest.BodyPublishers.ofString(body)))
			.body();
	}

	private Map<String, String> states(String user) {
		return Pattern
			.compile("\"id\":\"([0-9a-f-]{36})\",\"name\":\"[^\"]+\",\"risk_level\":\"high\",\"state\":\"([a-z_]+)\"")
			.matcher(this.account.get("/users/" + user + "/events").body())
			.results()
			.collect(Collectors.toMap((event) -> event.group(1), (event) -> event.group(2), (one, other) -> one,
					TreeMap::new));
	}

	/** A user and its events. */
	private static final class Person {

		private final String id;

		private final Map<String, Incident> events = new TreeMap<>();

		private long revision;

		Person(String id) {
			this.id = id;
		}

		List<Incident> counting() {
			return this.events.values().stream().filter((event) -> event.verdict == null && !event.isReset).toList();
		}

		Map<String, String> states() {
			Map<String, String> states = new TreeMap<>();
			this.events.forEach((event, is) -> states.put(event,
					(is.verdict != null) ? "dismissed" : is.isReset ? "before_reset" : "counting"));
			return states;
		}

	}

	/** An event. */
	private static final class Incident {

		private final String behavior;

		private @Nullable String verdict;

		private boolean isReset;

		Incident(String behavior) {
			this.behavior = behavior;
		}

	}

	/** The outcomes that are expected. */
	private static final class Result {

		private final Map<String, List<String>> ids = new TreeMap<>();

		void add(String outcome, String id) {
			this.ids.computeIfAbsent(outcome, (any) -> new ArrayList<>()).add(id);
		}

		private int number(String outcome) {
			return this.ids.getOrDefault(outcome, List.of()).size();
		}

		private String list(String outcome) {
			return this.ids.getOrDefault(outcome, List.of())
				.stream()
				.map((id) -> "\"" + id + "\"")
				.collect(Collectors.joining(","));
		}

		String body() {
			int received = this.ids.values().stream().mapToInt(List::size).sum();
			return ApiClient
				.success("{\"done\":%d,\"left\":0,\"received\":%d,\"stale\":[%s],\"unchanged\":%d,\"unknown\":[%s]}"
					.formatted(number("done"), received, list("stale"), number("unchanged"), list("unknown")));
		}

	}

}
