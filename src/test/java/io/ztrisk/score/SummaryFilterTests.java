package io.ztrisk.score;

import java.net.URLEncoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import io.ztrisk.test.Account;
import io.ztrisk.test.OldestPostgresTest;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import static io.ztrisk.test.Account.event;
import static io.ztrisk.test.Account.user;
import static io.ztrisk.test.Account.with;
import static io.ztrisk.test.ApiClient.assertFailure;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lists the scored users that a caller asks for.
 */
@ServerTest
@OldestPostgresTest
class SummaryFilterTests {

	private static final List<String> LEVELS = List.of("low", "medium", "high");

	private static final List<String> BEHAVIORS = List.of("imp_travel", "high_dlp", "malicious_file");

	private static final List<String> NAMES = List.of("", "Ann Lee", "ann lee", "ÅNN", "Bob_B", "Bob%B", "Bob\\\\B",
			"ΟΔΟΣ", "Οδοσα", "  Ann", "%", "İris");

	private static final List<String> PREFIXES = List.of("ann", "ANN L", "å", "bob_", "bob%", "bob\\", "οδοσ", "ΟΔΟΣ",
			"%", "_", "u1", "U2", "  ann  ", "i\u0307", "nobody", "u1@EXAMPLE.org", "\udbff\udfff");

	private final Account account;

	private final Account other;

	SummaryFilterTests(@LocalServerPort int port) {
		this.account = new Account(port);
		this.other = new Account(port);
	}

	@Test
	void eachFilterNarrowsTheListAndItsTotal() {
		fill();
		String ann = row("ann@example.org", 2, "2025-01-05T00:00:00Z", "high", "Ann", 1);
		String bob = row("", 1, "2025-01-03T00:00:00Z", "medium", "bob", 2);
		String carl = row("", 1, "2025-01-02T00:00:00Z", "low", "Annabel", 3);
		assertUsers("?level=high", ann);
		assertUsers("?level=low,MEDIUM", bob, carl);
		assertUsers("?behavior=high_dlp", ann, bob);
		assertUsers("?since=2025-01-03T01:00:00%2B01:00", ann, bob);
		assertUsers("?q=ANN", ann, carl);
		assertUsers("?q=%20bo", bob);
		assertUsers("?q=ann@", ann);
		assertUsers("?level=low,medium&behavior=imp_travel&since=2025-01-01T00:00:00Z&q=an", carl);
		assertUsers("?level=low&direction=asc&behavior=high_dlp");
		assertThat(this.account.get("/summary?q=ann&per_page=1&page=2&order_by=timestamp").body())
			.isEqualTo(Account.page("{\"users\":[" + carl + "]}", 1, 2, 1, 2, 2));
		assertThat(this.account.get("/summary?behavior=sentinel_one&per_page=10").body())
			.isEqualTo(Account.page("{\"users\":[]}", 0, 1, 10, 0, 0));
	}

	@Test
	void detailAddsTheBehaviorsTheNewestEventAndTheRevision() {
		fill();
		String expected = """
				{"users":[{"behaviors":["high_dlp","imp_travel"],"email":"ann@example.org","event_count":2,\
				"last_event":"2025-01-05T00:00:00Z","level_since":"*","max_risk_level":"high","name":"Ann","newest_event":\
				{"behavior":"high_dlp","id":"%s","name":"High DLP Policy Violations","risk_level":"low",\
				"timestamp":"2025-01-05T00:00:00Z"},"revision":2,"user_id":"%s"}]}"""
			.formatted(this.account.eventId("high_dlp", "b"), user(1));
		assertThat(this.account.get("/summary?detail=true&per_page=1")
			.body()
			.replaceAll("\"level_since\":\"20[^\"]+\"", "\"level_since\":\"*\"")
			.replaceAll("\"name\":\"[^\"]*DLP[^\"]*\"", "\"name\":\"High DLP Policy Violations\""))
			.isEqualTo(Account.page(expected, 1, 1, 1, 3, 3));
		assertThat(this.account.get("/summary?detail=true&page=1&level=high").body()).contains("\"revision\":2");
		assertThat(this.account.get("/summary?detail=false").body()).isEqualTo(this.account.get("/summary").body());
	}

	@Test
	void eventsBeforeAResetAreNoDetail() {
		fill();
		this.account.reset(user(1));
		assertUsers("?level=high");
		this.account.store(event("malicious_file", "z", user(1), Instant.now().plusSeconds(300).toString()));
		assertThat(this.account.get("/summary?detail=true&per_page=100&level=high").body()).contains(
				"\"behaviors\":[\"malicious_file\"]", "\"newest_event\":{\"behavior\":\"malicious_file\"",
				"\"revision\":3");
		assertThat(this.account.get("/summary?behavior=imp_travel&q=ann@").body())
			.isEqualTo(Account.all("{\"users\":[]}", 0));
	}

	@Test
	void anotherAccountIsNeverListed() {
		fill();
		for (String query : List.of("?level=high", "?behavior=imp_travel", "?since=2000-01-01T00:00:00Z", "?q=ann",
				"?per_page=10&detail=true")) {
			assertThat(this.other.get("/summary" + query).body()).contains("\"users\":[]", "\"total_count\":0");
		}
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', delimiter = '|',
			value = { "level=|level must be one or more of low, medium, high, with commas",
					"level=high,|level must be one or more of low, medium, high, with commas",
					"level=1|level must be one or more of low, medium, high, with commas",
					"behavior=|behavior must be the key of a behavior",
					"behavior=Imp_Travel|behavior must be the key of a behavior",
					"behavior=a'b|behavior must be the key of a behavior",
					"since=|since must be an RFC 3339 time in the years 1970 to 9999",
					"since=2025-01-01|since must be an RFC 3339 time in the years 1970 to 9999",
					"since=1735689600|since must be an RFC 3339 time in the years 1970 to 9999",
					"since=2025-02-30T00:00:00Z|since must be an RFC 3339 time in the years 1970 to 9999",
					"q=|q must have 1 to 320 characters", "q=%20%E3%80%80|q must have 1 to 320 characters",
					"q=a%00|q must have 1 to 320 characters", "detail=1|detail must be true or false",
					"detail=true|detail=true needs per_page of at most 100",
					"detail=true&per_page=101|detail=true needs per_page of at most 100" })
	void aMalformedFilterIsNamed(String query, String message) {
		assertFailure(this.account.get("/summary?" + query), 400, "{\"code\":12004,\"message\":\"" + message + "\"}");
	}

	@Test
	void aSearchHasAtMost320Characters() {
		String longest = "\ud83d\ude00".repeat(320);
		assertThat(this.account.get("/summary?q=" + URLEncoder.encode(longest, UTF_8)).statusCode()).isEqualTo(200);
		assertFailure(this.account.get("/summary?q=" + URLEncoder.encode(longest + "a", UTF_8)), 400,
				"{\"code\":12004,\"message\":\"q must have 1 to 320 characters\"}");
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3 })
	void filtersListTheSameAsFilteringInJava(long seed) {
		Random random = new Random(seed);
		List<Person> people = people(random);
		for (int i = 0; i < 60; i++) {
			List<String> levels = some(random, LEVELS);
			String behavior = one(random, BEHAVIORS);
			int since = 1 + random.nextInt(28);
			String prefix = one(random, PREFIXES);
			List<String> query = new ArrayList<>();
			List<Person> expected = new ArrayList<>(people);
			if (random.nextBoolean() && !levels.isEmpty()) {
				query.add("level=" + String.join(",", levels));
				expected.removeIf((person) -> !levels.contains(person.level()));
			}
			if (random.nextBoolean()) {
				query.add("behavior=" + behavior);
				expected.removeIf((person) -> !person.behaviors.contains(behavior));
			}
			if (random.nextBoolean()) {
				query.add("since=2025-01-%02dT00:00:00Z".formatted(since));
				expected.removeIf((person) -> person.last < since);
			}
			if (random.nextBoolean()) {
				query.add("q=" + URLEncoder.encode(prefix, UTF_8));
				expected.removeIf((person) -> !person.beginsWith(prefix));
			}
			expected.sort(Comparator.comparingInt(Person::rank)
				.thenComparingInt(Person::last)
				.reversed()
				.thenComparing((person) -> user(person.number)));
			assertThat(ids(query)).as(query.toString()).isEqualTo(expected.stream().map(Person::id).toList());
		}
	}

	private List<String> ids(List<String> query) {
		String filter = query.isEmpty() ? "" : "&" + String.join("&", query);
		List<String> ids = ids(this.account.get("/summary?" + filter).body());
		String page = this.account.get("/summary?per_page=7&page=2" + filter).body();
		assertThat(ids(page)).isEqualTo(ids.stream().skip(7).limit(7).toList());
		assertThat(page).contains("\"total_count\":" + ids.size() + ",");
		return ids;
	}

	private static List<String> ids(String body) {
		return java.util.regex.Pattern.compile("\"user_id\":\"([^\"]+)\"")
			.matcher(body)
			.results()
			.map((match) -> match.group(1))
			.toList();
	}

	private List<Person> people(Random random) {
		BEHAVIORS.forEach((behavior) -> this.account.enable(behavior, "low"));
		List<Person> people = new ArrayList<>();
		List<String> users = new ArrayList<>();
		List<String> events = new ArrayList<>();
		for (int i = 1; i <= 40; i++) {
			Person person = new Person(i, "u" + i + "@example.org", one(random, NAMES), new TreeSet<>(),
					new TreeSet<>(), 1 + random.nextInt(28));
			people.add(person);
			users.add("{\"id\":\"%s\",\"email\":\"%s\",\"name\":\"%s\"}".formatted(user(i), person.email, person.name));
			for (int j = 0; j <= random.nextInt(3); j++) {
				String behavior = one(random, BEHAVIORS);
				String level = one(random, LEVELS);
				person.behaviors.add(behavior);
				person.ranks.add(LEVELS.indexOf(level));
				events.add(with(event(behavior, i + "-" + j, user(i), "2025-01-%02dT00:00:00Z".formatted(person.last)),
						"risk_level", "\"" + level + "\""));
			}
		}
		this.account.putUsers(users.toArray(String[]::new));
		this.account.store(events.toArray(String[]::new));
		return people;
	}

	private static List<String> some(Random random, List<String> values) {
		return values.stream().filter((value) -> random.nextBoolean()).toList();
	}

	private static String one(Random random, List<String> values) {
		return values.get(random.nextInt(values.size()));
	}

	private void fill() {
		this.account.enable("imp_travel", "high");
		this.account.enable("high_dlp", "low");
		this.account.enable("malicious_file", "high");
		this.account.putUsers("{\"id\":\"" + user(1) + "\",\"email\":\"ann@example.org\",\"name\":\"Ann\"}",
				"{\"id\":\"" + user(2) + "\",\"name\":\"bob\"}", "{\"id\":\"" + user(3) + "\",\"name\":\"Annabel\"}",
				"{\"id\":\"" + user(4) + "\",\"name\":\"Ann Unscored\"}");
		this.account.store(event("imp_travel", "a", user(1), "2025-01-01T00:00:00Z"),
				event("high_dlp", "b", user(1), "2025-01-05T00:00:00Z"),
				with(event("high_dlp", "c", user(2), "2025-01-03T00:00:00Z"), "risk_level", "\"medium\""),
				with(event("imp_travel", "d", user(3), "2025-01-02T00:00:00Z"), "risk_level", "\"low\""));
	}

	private void assertUsers(String query, String... rows) {
		assertThat(this.account.get("/summary" + query).body()).as(query)
			.isEqualTo(Account.all("{\"users\":[" + String.join(",", rows) + "]}", rows.length));
	}

	private static String row(String email, int count, String last, String level, String name, int user) {
		return """
				{"email":"%s","event_count":%d,"last_event":"%s","max_risk_level":"%s","name":"%s","user_id":"%s"}"""
			.formatted(email, count, last, level, name, user(user));
	}

	/** A user of the model. */
	private record Person(int number, String email, String name, Set<String> behaviors, TreeSet<Integer> ranks,
			int last) {

		String id() {
			return user(this.number);
		}

		int rank() {
			return this.ranks.last();
		}

		String level() {
			return LEVELS.get(rank());
		}

		boolean beginsWith(String prefix) {
			return folded(this.email).startsWith(folded(prefix))
					|| folded(this.name.replace("\\\\", "\\")).startsWith(folded(prefix));
		}

		private static String folded(String text) {
			return text.strip().toLowerCase(Locale.ROOT).replace('ς', 'σ');
		}

	}

}
