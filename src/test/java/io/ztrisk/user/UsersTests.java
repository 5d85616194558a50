package io.ztrisk.user;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.ztrisk.test.Account;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.Logs;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import static io.ztrisk.test.Account.event;
import static io.ztrisk.test.Account.user;
import static io.ztrisk.test.ApiClient.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests updates of users and the search for users.
 */
@ServerTest
class UsersTests {

	private final Account account;

	private final ApiClient api;

	private final int port;

	UsersTests(@LocalServerPort int port) {
		this.port = port;
		this.account = new Account(port);
		this.api = new ApiClient(port);
	}

	@Test
	void putUsersAreCreatedThenUpdated() {
		assertThat(this.account.putUsers(userJson(1, "ann@example.org", "Ann"), userJson(2, "bob@example.org", "Bob"))
			.body()).isEqualTo(counts(2, 2, 0, 0));
		assertThat(this.account.putUsers(userJson(2, "bob@example.org", "Robert"), userJson(3, "", "")).body())
			.isEqualTo(counts(2, 1, 1, 0));
		assertThat(this.account.get("/users?email=bob@example.org").body())
			.isEqualTo(found(row("bob@example.org", "Robert", 2)));
	}

	@Test
	void emptyListChangesNothing() {
		assertThat(this.account.putUsers().body()).isEqualTo(counts(0, 0, 0, 0));
	}

	@Test
	void unknownMembersAreIgnoredAndNullMeansAbsent() {
		assertThat(this.api
			.put("/accounts/" + this.account.id() + "/zt_risk_scoring/users/?x=y",
					"{\"more\":1,\"users\":[{\"id\":\"%s\",\"email\":null,\"name\":null,\"more\":[]}]}"
						.formatted(user(1)))
			.body()).isEqualTo(counts(1, 1, 0, 0));
		assertThat(this.account.get("/" + user(1)).body())
			.isEqualTo(Account.all("{\"email\":\"\",\"events\":[],\"last_reset_time\":null,\"name\":\"\"}", 0));
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"email\":\"\",\"name\":\"\"", "\"email\":\"  \",\"name\":\" \\t\"",
			"\"email\":null,\"name\":null", "\"x\":1" })
	void anEmptyNameOrEmailReplacesNothing(String nothing) {
		this.account.putUsers(userJson(1, "ann@example.org", "Ann"));
		this.account.putUsers("{\"id\":\"" + user(1) + "\"," + nothing + "}");
		assertThat(this.account.get("/users?email=ann@example.org").body())
			.isEqualTo(found(row("ann@example.org", "Ann", 1)));
	}

	@Test
	void everyProblemIsNamedAndNoUserIsStored() {
		assertFailure(
				this.account.putUsers(userJson(9, "ann@example.org", "Ann"), "{\"id\":1}", "{\"email\":\"x\"}",
						"{\"id\":\"abc\",\"name\":1}", "{\"id\":\"00000000-0000-0000-0000-000000000000\"}", "1",
						"{\"id\":\"" + user(1) + "\",\"email\":1,\"name\":[]}", "{\"id\":\"" + user(1) + "\"}",
						"{\"id\":null}", "{\"id\":\"\",\"email\":\"a@b\\u0000\"}",
						"{\"id\":\"" + user(2) + "\",\"name\":\"" + "n".repeat(257) + "\"}",
						"{\"id\":\"" + user(3) + "\",\"email\":\"" + "e".repeat(320) + "@b\"}",
						"{\"id\":\"" + user(9).toUpperCase() + "\"}"),
				400,
				"""
						{"code":12003,"message":"id must be a string","source":{"pointer":"/users/1/id"}},\
						{"code":12003,"message":"id is required","source":{"pointer":"/users/2/id"}},\
						{"code":12003,"message":"email must be an e-mail address","source":{"pointer":"/users/2/email"}},\
						{"code":12003,"message":"id must be a UUID that is not nil","source":{"pointer":"/users/3/id"}},\
						{"code":12003,"message":"name must be a string","source":{"pointer":"/users/3/name"}},\
						{"code":12003,"message":"id must be a UUID that is not nil","source":{"pointer":"/users/4/id"}},\
						{"code":12003,"message":"must be an object","source":{"pointer":"/users/5"}},\
						{"code":12003,"message":"email must be a string","source":{"pointer":"/users/6/email"}},\
						{"code":12003,"message":"name must be a string","source":{"pointer":"/users/6/name"}},\
						{"code":12003,"message":"id stands twice in this body","source":{"pointer":"/users/7/id"}},\
						{"code":12003,"message":"id must be a string","source":{"pointer":"/users/8/id"}},\
						{"code":12003,"message":"id must not be empty","source":{"pointer":"/users/9/id"}},\
						{"code":12003,"message":"email must not contain U+0000 or an unpaired surrogate","source":{"pointer":"/users/9/email"}},\
						{"code":12003,"message":"name must have at most 256 characters","source":{"pointer":"/users/10/name"}},\
						{"code":12003,"message":"email must have at most 320 characters","source":{"pointer":"/users/11/email"}},\
						{"code":12003,"message":"id stands twice in this body","source":{"pointer":"/users/12/id"}}""");
		assertThat(this.account.get("/users?email=ann@example.org").body()).isEqualTo(found());
	}

	@Test
	void theFirstHundredProblemsAreNamed() {
		assertFailure(this.account.putUsers("1,".repeat(149) + "1"), 400, IntStream.range(0, 100)
			.mapToObj(
					"{\"code\":12003,\"message\":\"must be an object\",\"source\":{\"pointer\":\"/users/%d\"}}"::formatted)
			.collect(Collectors.joining(",")));
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`',
			value = { "[], ``, must be an object", "1, ``, must be an object", "{}, /users, users is required",
					"{\"users\":null}, /users, users must be an array",
					"{\"users\":{}}, /users, users must be an array" })
	void aBodyWithoutUsersIsRefused(String body, String pointer, String message) {
		assertFailure(put("application/json", body), 400,
				"{\"code\":12003,\"message\":\"" + message + "\",\"source\":{\"pointer\":\"" + pointer + "\"}}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "{\"users\":[]} x", "{\"users\":[],\"users\":[]}" })
	void aMalformedBodyIsRefused(String body) {
		assertFailure(put("application/json", body), 400,
				"{\"code\":6007,\"message\":\"Malformed JSON in request body\"}");
	}

	@Test
	void anotherMediaTypeIsRefused() {
		assertFailure(put("text/plain", "{\"users\":[]}"), 400,
				"{\"code\":9207,\"message\":\"Content-type must be application/json.\"}");
	}

	@Test
	void tenThousandUsersAreTheMost() {
		String[] users = IntStream.rangeClosed(0, 10_000).mapToObj((i) -> userJson(i, "", "")).toArray(String[]::new);
		assertFailure(this.account.putUsers(users), 413,
				"{\"code\":12005,\"message\":\"A body must have at most 10,000 users\"}");
		users[10_000] = "";
		String list = String.join(",", users);
		assertThat(this.account.putUsers(list.substring(0, list.length() - 1)).body())
			.isEqualTo(counts(10_000, 10_000, 0, 0));
	}

	@ParameterizedTest
	@ValueSource(strings = { "ann@example.org", "ANN@Example.Org", "%20%09ann@EXAMPLE.org%20", "ann%40example.org" })
	void userIsFoundByAnEmailInAnyCase(String email) {
		this.account.putUsers(userJson(1, " Ann@EXAMPLE.org ", " Ann "));
		assertThat(this.account.get("/users?email=" + email).body()).isEqualTo(found(row("ann@example.org", "Ann", 1)));
	}

	@Test
	void capitalsAreLoweredInAnyLanguage() {
		this.account.putUsers(userJson(1, "\u0130I\u00c4@example.org", ""));
		assertThat(this.account
			.get("/users?email=i\u0307i\u00e4@example.org".replace("\u0307", "%CC%87").replace("\u00e4", "%C3%A4"))
			.body()).isEqualTo(found(row("i\u0307i\u00e4@example.org", "", 1)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "nobody@example.org", "x", "%00", "'%20or%20true", "a%25" })
	void unknownEmailFindsNoUser(String email) {
		this.account.putUsers(userJson(1, "ann@example.org", "Ann"));
		assertThat(this.account.get("/users?email=" + email).body()).isEqualTo(found());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "?email=", "?email=%20", "?name=ann", "?page=1" })
	void anEmailMustBeAskedFor(String query) {
		assertFailure(this.account.get("/users" + query), 400, "{\"code\":12004,\"message\":\"email must be given\"}");
	}

	@Test
	void usersAreFoundByTheBeginningOfAnEmailOrAName() {
		this.account.putUsers(userJson(1, "zoe@example.org", "Ann"), userJson(2, "ann@example.org", "Zoe"),
				userJson(3, "ann@example.com", ""), userJson(4, "", "  ANNA"), userJson(5, "b@ann.org", "Joann"));
		String[] rows = { row("", "ANNA", 4), row("ann@example.com", "", 3), row("ann@example.org", "Zoe", 2),
				row("zoe@example.org", "Ann", 1) };
		assertThat(this.account.get("/users?q=%20aNN").body()).isEqualTo(found(rows));
		assertThat(this.account.get("/users?q=ann&direction=desc").body())
			.isEqualTo(found(rows[3], rows[2], rows[1], rows[0]));
		assertThat(this.account.get("/users?q=ann&per_page=3&page=2").body())
			.isEqualTo(Account.page("{\"users\":[" + rows[3] + "]}", 1, 2, 3, 4, 2));
		for (String none : List.of("nn", "%25", "_nn", "a%25", "ann%5C", "annx", "'", "example")) {
			assertThat(this.account.get("/users?q=" + none).body()).as(none).isEqualTo(found());
		}
		assertThat(new Account(this.port).get("/users?q=ann").body()).isEqualTo(found());
	}

	@Test
	void aMergedUserIsNotFoundByItsBeginning() {
		this.account.enable("imp_travel", "medium");
		this.account.store(event("imp_travel", "a", "ann@example.org", "2025-01-01T00:00:00Z"));
		this.account.putUsers(userJson(1, "ann@example.org", "Ann"));
		assertThat(this.account.get("/users?q=ann").body()).contains("\"total_count\":1,", user(1));
	}

	@ParameterizedTest
	@CsvSource({ "q=, q must have 1 to 320 characters", "q=%20, q must have 1 to 320 characters",
			"q=%00, q must have 1 to 320 characters", "q=a&email=a, email and q exclude each other",
			"q=a&email=, email and q exclude each other", "email=%20, email must be given" })
	void eitherAnEmailOrABeginningIsGiven(String query, String message) {
		assertFailure(this.account.get("/users?" + query), 400, "{\"code\":12004,\"message\":\"" + message + "\"}");
	}

	@Test
	void aScoredUserIsFoundWithTheLevel() {
		this.account.enable("imp_travel", "medium");
		this.account.store(event("imp_travel", "a", "ann@example.org", "2025-01-01T00:00:00Z"));
		assertThat(this.account.get("/users?email=ann@example.org").body()).isEqualTo(
				found("{\"email\":\"ann@example.org\",\"name\":\"\",\"risk_level\":\"medium\",\"user_id\":\"%s\"}"
					.formatted(this.account.derivedId("ann@example.org"))));
		this.account.reset(this.account.derivedId("ann@example.org"));
		assertThat(this.account.get("/users?email=ann@example.org").body())
			.isEqualTo(found("{\"email\":\"ann@example.org\",\"name\":\"\",\"user_id\":\"%s\"}"
				.formatted(this.account.derivedId("ann@example.org"))));
	}

	@Test
	void usersOfAnEmailArePaged() {
		this.account.putUsers(userJson(2, "ann@example.org", "Two"), userJson(3, "ann@example.org", "Three"),
				userJson(1, "ann@example.org", "One"));
		String one = row("ann@example.org", "One", 1);
		String two = row("ann@example.org", "Two", 2);
		String three = row("ann@example.org", "Three", 3);
		String path = "/users?email=ann@example.org";
		assertThat(this.account.get(path).body()).isEqualTo(found(one, two, three));
		assertThat(this.account.get(path + "&per_page=2").body()).isEqualTo(page(2, 1, 2, 3, 2, one, two));
		assertThat(this.account.get(path + "&per_page=2&page=2").body()).isEqualTo(page(1, 2, 2, 3, 2, three));
		assertThat(this.account.get(path + "&page=1").body()).isEqualTo(page(3, 1, 20, 3, 1, one, two, three));
		assertThat(this.account.get(path + "&page=9").body()).isEqualTo(page(0, 9, 20, 3, 1));
		assertFailure(this.account.get(path + "&page=0"), 400,
				"{\"code\":12004,\"message\":\"page must be an integer from 1 to 2147483647\"}");
	}

	@Test
	void everyEmailEverSeenLeadsToItsUser() {
		this.account.enable("imp_travel", "low");
		this.account.putUsers(userJson(1, "old@example.org", "Ann"));
		this.account.putUsers(userJson(1, "new@example.org", "Ann"));
		this.account
			.store("""
					{"behavior":"imp_travel","user":{"id":"%s","email":"once@example.org"},"timestamp":"2025-01-01T00:00:00Z"}"""
				.formatted(user(1)));
		String row = "{\"email\":\"new@example.org\",\"name\":\"Ann\",\"risk_level\":\"low\",\"user_id\":\"" + user(1)
				+ "\"}";
		assertThat(this.account.get("/users?email=old@example.org").body()).isEqualTo(found(row));
		assertThat(this.account.get("/users?email=new@example.org").body()).isEqualTo(found(row));
		assertThat(this.account.get("/users?email=once@example.org").body()).isEqualTo(found(row));
		this.account.store(event("imp_travel", "a", "old@example.org", "2025-01-02T00:00:00Z"));
		assertThat(this.account.get("/summary").body()).isEqualTo(Account
			.all("""
					{"users":[{"email":"new@example.org","event_count":2,"last_event":"2025-01-02T00:00:00Z","max_risk_level":"low","name":"Ann","user_id":"%s"}]}"""
				.formatted(user(1)), 1));
	}

	@Test
	void twoRealIdsShareAnEmailAndTheFirstGetsItsEvents() {
		this.account.enable("imp_travel", "high");
		assertThat(this.account.putUsers(userJson(2, "ann@example.org", "Two"), userJson(1, "ann@example.org", "One"))
			.body()).isEqualTo(counts(2, 2, 0, 0));
		assertThat(this.account.get("/users?email=ann@example.org").body())
			.isEqualTo(found(row("ann@example.org", "One", 1), row("ann@example.org", "Two", 2)));
		this.account.store(event("imp_travel", "a", "Ann@example.org", "2025-01-01T00:00:00Z"));
		assertThat(this.account.get("/summary").body()).isEqualTo(Account
			.all("""
					{"users":[{"email":"ann@example.org","event_count":1,"last_event":"2025-01-01T00:00:00Z","max_risk_level":"high","name":"Two","user_id":"%s"}]}"""
				.formatted(user(2)), 1));
	}

	@Test
	void anAliasLeadsToItsUserAndMergesTheUserThatHadIt() {
		this.account.enable("imp_travel", "high");
		Logs.send(this.account, "okta_system_log",
				login("a", "192.0.2.10", "Germany", 0) + login("b", "203.0.113.20", "Singapore", 3600));
		String derived = this.account.derivedId("okta\t00u1");
		assertThat(this.account.get("/summary").body()).contains(derived).contains("\"total_count\":1");
		String put = "{\"id\":\"%s\",\"aliases\":[{\"namespace\":\"okta\",\"id\":\"00u1\"},{\"namespace\":\"keycloak\",\"id\":[\"r1\",\"ann\"]},"
			.formatted(user(1)) + "{\"id\":[\"00u1\"],\"namespace\":\"okta\"}]}";
		assertThat(this.account.putUsers(put).body()).isEqualTo(counts(1, 1, 0, 1));
		assertThat(this.account.putUsers(put).body()).isEqualTo(counts(1, 0, 1, 0));
		assertThat(this.account.get("/summary").body()).contains(user(1)).doesNotContain(derived);
		assertThat(this.account.get("/" + derived).body()).isEqualTo(this.account.get("/" + user(1)).body());
		assertThat(this.account.get("/users?email=okta%0900u1").body()).isEqualTo(found());
		assertThat(this.account.get("/users/" + user(1) + "/export").body()).contains(
				"\"aliases\":[{\"id\":[\"r1\",\"ann\"],\"namespace\":\"keycloak\"},{\"id\":[\"00u1\"],\"namespace\":\"okta\"}],\"emails\":[]",
				"\"action\":\"user_created\",\"actor\":\"ZTRISK_ADMIN_TOKEN\",\"fields\":[\"aliases\",\"event_count\"",
				"\"action\":\"user_merged\"");
	}

	@Test
	void aNewAliasOfAnExistingUserIsAudited() {
		this.account.putUsers(userJson(1, "", ""));
		this.account
			.putUsers("{\"id\":\"%s\",\"aliases\":[{\"namespace\":\"okta\",\"id\":\"00u1\"}]}".formatted(user(1)));
		assertThat(this.account.get("/users/" + user(1) + "/export").body())
			.contains("\"action\":\"user_changed\",\"actor\":\"ZTRISK_ADMIN_TOKEN\",\"fields\":[\"aliases\"]");
	}

	@Test
	void equalAliasesOfTwoAccountsAreTwoPeople() {
		Account other = new Account(this.port);
		String alias = ",\"aliases\":[{\"namespace\":\"okta\",\"id\":\"00u1\"}]}";
		this.account.putUsers("{\"id\":\"" + user(1) + "\"" + alias);
		other.enable("imp_travel", "high");
		Logs.send(other, "okta_system_log",
				login("a", "192.0.2.10", "Germany", 0) + login("b", "203.0.113.20", "Singapore", 3600));
		assertThat(other.get("/summary").body()).contains(other.derivedId("okta\t00u1")).doesNotContain(user(1));
		assertThat(other.putUsers("{\"id\":\"" + user(2) + "\"" + alias).body()).isEqualTo(counts(1, 1, 0, 1));
		assertThat(this.account.get("/users/" + user(1) + "/export").body())
			.contains("\"aliases\":[{\"id\":[\"00u1\"],\"namespace\":\"okta\"}]");
	}

	@Test
	void everyProblemOfAnAliasIsNamed() {
		String long513 = "x".repeat(513);
		String[] aliases = { "1", "{}", "{\"namespace\":\"Okta\",\"id\":\"\"}", "{\"namespace\":1,\"id\":[]}",
				"{\"namespace\":\"okta\",\"id\":[\"a\",2,\"b\\t\",\" \"]}",
				"{\"namespace\":\"okta\",\"id\":\"" + long513 + "\"}",
				"{\"namespace\":\"okta\",\"id\":" + texts(5, "x".repeat(512)) + "}",
				"{\"namespace\":\"okta\",\"id\":" + texts(9, "x") + "}",
				"{\"namespace\":\"okta\",\"id\":\"\\u0000\"}" };
		assertFailure(
				this.account.putUsers("{\"id\":\"" + user(1) + "\",\"aliases\":[" + String.join(",", aliases) + "]}",
						"{\"id\":\"" + user(2) + "\",\"aliases\":{}}",
						"{\"id\":\"" + user(3) + "\",\"aliases\":[{\"namespace\":\"okta\",\"id\":\"a\"}"
								+ ",{\"namespace\":\"okta\",\"id\":\"a\"}".repeat(20) + "]}"),
				400,
				Stream
					.of("0: aliases[0] must be an object", "1/namespace: namespace is required", "1/id: id is required",
							"2/namespace: namespace must have 1 to 32 of a-z, 0-9 and _, and begin with a letter",
							"2/id: id must not be empty", "3/namespace: namespace must be a string",
							"3/id: id must be a list of 1 to 8 elements", "4/id/1: id[1] must be a string",
							"4/id/2: id[2] must not contain a control character", "4/id/3: id[3] must not be empty",
							"5/id: id must have at most 512 characters", "6/id: id is too long",
							"7/id: id must be a list of 1 to 8 elements",
							"8/id: id must not contain U+0000 or an unpaired surrogate")
					.map((problem) -> problem.split(": "))
					.map((problem) -> problem(0, "/" + problem[0], problem[1]))
					.collect(Collectors.joining(",")) + ","
						+ problem(1, "", "aliases must be a list of 0 to 20 elements") + ","
						+ problem(2, "", "aliases must be a list of 0 to 20 elements"));
		assertThat(this.account.get("/users/" + user(1) + "/export").statusCode()).isEqualTo(404);
	}

	private static String problem(int user, String place, String message) {
		return "{\"code\":12003,\"message\":\"%s\",\"source\":{\"pointer\":\"/users/%d/aliases%s\"}}".formatted(message,
				user, place);
	}

	private static String texts(int count, String text) {
		return "[" + String.join(",", Collections.nCopies(count, "\"" + text + "\"")) + "]";
	}

	private static String login(String id, String address, String country, int seconds) {
		return """
				{"uuid":"%s","published":"%s","eventType":"user.session.start","outcome":{"result":"SUCCESS"},"actor":{"type":"User","id":"00u1"},"client":{"ipAddress":"%s","geographicalContext":{"country":"%s"}}}
				"""
			.formatted(id, Logs.TIME.plusSeconds(seconds), address, country);
	}

	private HttpResponse<String> put(String type, String body) {
		return this.account.send(this.account.request("/users")
			.header("Content-Type", type)
			.PUT(HttpRequest.BodyPublishers.ofString(body)));
	}

	private static String userJson(int user, String email, String name) {
		return "{\"id\":\"%s\",\"email\":\"%s\",\"name\":\"%s\"}".formatted(user(user), email, name);
	}

	private static String row(String email, String name, int user) {
		return "{\"email\":\"%s\",\"name\":\"%s\",\"user_id\":\"%s\"}".formatted(email, name, user(user));
	}

	private static String counts(int received, int created, int updated, int merged) {
		return ApiClient.success("{\"created\":%d,\"merged\":%d,\"received\":%d,\"updated\":%d}".formatted(created,
				merged, received, updated));
	}

	private static String found(String... rows) {
		return Account.all("{\"users\":[" + String.join(",", rows) + "]}", rows.length);
	}

	private static String page(int count, int page, int perPage, int total, int pages, String... rows) {
		return Account.page("{\"users\":[" + String.join(",", rows) + "]}", count, page, perPage, total, pages);
	}

}
