package io.ztrisk.privacy;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.ztrisk.retention.Prunable;
import io.ztrisk.test.Account;
import io.ztrisk.test.AgingServerTest;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.Logs;
import io.ztrisk.test.OldestPostgresTest;
import io.ztrisk.test.Scores;
import io.ztrisk.test.SettableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static io.ztrisk.test.Account.event;
import static io.ztrisk.test.Account.user;
import static io.ztrisk.test.ApiClient.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests export and erasure.
 */
@AgingServerTest
@OldestPostgresTest
class ErasureTests {

	private static final String USER_NOT_FOUND = "{\"code\":12001,\"message\":\"User not found\"}";

	private static final String EMAIL = "ann.erasable@example.org";

	private static final String WORK = "ann.second@example.com";

	private static final String NAME = "Ann Erasable";

	private static final String ANN = "0badcafe-0000-4000-8000-00000000a11e";

	private final Account account;

	private final Account other;

	@Autowired
	private DataSource dataSource;

	@Autowired
	private JdbcClient database;

	@Autowired
	private SettableClock clock;

	@Autowired
	private List<Prunable> prunables;

	ErasureTests(@LocalServerPort int port) {
		this.account = new Account(port);
		this.other = new Account(port);
		for (Account one : List.of(this.account, this.other)) {
			one.enable("imp_travel", "high");
			one.enable("security_domain", "low");
		}
	}

	@Test
	void exportContainsAllStoredData() {
		Instant now = this.clock.instant();
		createUserWithTwoEmails(this.account);
		this.account.store(Account.with(event("imp_travel", "e", ANN, now.minusSeconds(1).toString()), "event_details",
				"{\"b\":1.50}"));
		visit(this.account, "q", now);
		this.account.post("application/x-ndjson", "{\"user\":\"" + EMAIL.toUpperCase(Locale.ROOT) + "\"}");
		this.account.post("application/x-ndjson", "{\"user\":\"another@example.org\"}");
		this.account.putUsers("{\"id\":\"" + user(7) + "\"}");
		String export = export(this.account, ANN).body();
		assertThat(export.replaceAll("\"stored_at\":\"[^\"]+\"", "\"stored_at\":\"now\"")
			.replaceAll("\"(event_id|id|record|request_id|token_id)\":\"(?!0badcafe)[^\"]+\"", "\"$1\":\"*\""))
			.isEqualTo(ApiClient.success(
					"""
							{"aliases":[],"emails":["%1$s","%2$s"],"held":{"acts":[],"audit":[%11$s],"changes":[{"cause":"merged","changed_at":"%3$s","id":"*","level":"high","occurred_at":"%3$s","previous_level":"unscored","seq":2},{"behavior":"imp_travel","cause":"event","changed_at":"%3$s","event_id":"*","id":"*","level":"high","occurred_at":"%9$s","previous_level":"unscored","seq":1}],"deliveries":[],"events":[{"behavior":"security_domain","event_details":{"findings" : 1, "first" : %4$s, "hosts" : 1, "newest" : %4$s},"id":"*","name":"Suspicious Security Domain Visited","risk_level":"low","stored_at":"now","timestamp":"%3$s"},{"behavior":"imp_travel","event_details":{"b":1.50},"id":"*","name":"Impossible Travel","risk_level":"high","stored_at":"now","timestamp":"%10$s"},{"behavior":"imp_travel","id":"*","name":"Impossible Travel","risk_level":"high","stored_at":"now","timestamp":"%9$s"}],"observations":[{"behavior":"security_domain","event_id":"*","facts":%4$s,"record":"*","timestamp":"%3$s"}],"rejected_lines":[{"dataset":"events","id":"*","line":1,"reason":"/behavior: behavior is required","received_at":"%3$s","replayable":true,"text":"{\\"user\\":\\"%5$s\\"}"}],"sightings":[],"suppressed":[]},"merged_ids":["%6$s"],"user":{"email":"%2$s","event_count":3,"forgotten_count":0,"last_event":"%3$s","last_reset_time":null,"name":"%7$s","risk_level":"high","user_id":"%8$s"}}"""
						.formatted(EMAIL, WORK, now,
								"{\"timestamp\":\"%s\",\"host\":\"x.example\",\"domain\":\"x.example\",\"category_ids\":[80],\"category_fields\":[\"QueryCategoryIDs\"]}"
									.formatted(now),
								EMAIL.toUpperCase(Locale.ROOT), this.account.derivedId(WORK), NAME, ANN,
								now.minusSeconds(9), now.minusSeconds(1), audited(now))));
		assertThat(export(this.account, this.account.derivedId(WORK)).body()).isEqualTo(export);
	}

	/**
	 * Returns the audit entries, newest first; entries of one call are ordered by id.
	 */
	private String audited(Instant time) {
		String derived = this.account.derivedId(WORK);
		List<String> entries = new ArrayList<>(
				new TreeMap<>(Map.of(UUID.fromString(ANN),
						entry("user_changed", "\"email\",\"event_count\",\"last_event\",\"risk_level\"", ANN, time),
						UUID.fromString(derived), entry("user_merged",
								"\"event_count\",\"last_event\",\"merged_into\",\"risk_level\"", derived, time)))
					.descendingMap()
					.values());
		entries.add(entry("user_created", "\"email\",\"name\"", ANN, time));
		return String.join(",", entries);
	}

	private static String entry(String action, String fields, String subject, Instant time) {
		return """
				{"action":"%s","actor":"ZTRISK_ADMIN_TOKEN","fields":[%s],"id":"*","request_id":"*","subject":"%s","time":"%s","token_id":"*"}"""
			.formatted(action, fields, subject, time);
	}

	@Test
	void unknownUserIsNeitherExportedNorErased() {
		assertFailure(export(this.account, ANN), 404, USER_NOT_FOUND);
		assertFailure(erase(this.account, ANN), 404, USER_NOT_FOUND);
		assertFailure(erase(this.account, "x"), 404,
				"{\"code\":7003,\"message\":\"Could not route to /accounts/%s/zt_risk_scoring/users/x, perhaps your object identifier is invalid?\"}"
					.formatted(this.account.id()));
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void nothingOfAnErasedPersonIsLeftAnywhere(boolean byRealId) {
		Instant now = this.clock.instant();
		List<String> before = new ArrayList<>();
		for (Account one : List.of(this.account, this.other)) {
			createUserWithTwoEmails(one);
			one.store(event("imp_travel", "e", ANN, now.toString()),
					event("imp_travel", "mia", "mia@example.org", now.toString()));
			visit(one, "q", now);
			one.post("application/x-ndjson", "{\"user\":\"" + WORK + "\",\"name\":\"" + NAME + "\\u0000\"}");
			one.post("application/x-ndjson", "{\"a\":\"" + ANN.toUpperCase(Locale.ROOT) + "\"}");
			before.add(export(one, ANN).body());
			suppress(one);
		}
		String erased = byRealId ? ANN : this.account.derivedId(WORK);
		HttpResponse<String> answer = erase(this.account, erased);
		assertThat(answer.body()).isEqualTo(ApiClient.success("{\"user_id\":\"" + ANN + "\"}"));
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(traces(this.account, List.of(ANN, this.account.derivedId(WORK), EMAIL, WORK, NAME, "x.example")))
			.isEmpty();
		assertThat(traces(this.other, List.of(ANN, WORK, EMAIL))).isNotEmpty();
		assertFailure(erase(this.account, erased), 404, USER_NOT_FOUND);
		assertFailure(export(this.account, ANN), 404, USER_NOT_FOUND);
		assertFailure(this.account.get("/" + ANN), 404, USER_NOT_FOUND);
		assertThat(this.account.get("/summary").body()).contains("\"total_count\":1").contains("mia@example.org");
		assertThat(export(this.other, ANN).body())
			.contains(before.get(1).substring(0, before.get(1).indexOf("\"suppressed\"")));
	}

	@Test
	void repeatedRecordsDoNotRecreateAnErasedUser() {
		Instant now = this.clock.instant();
		String known = event("imp_travel", "e", ANN, now.toString());
		String byEmail = event("imp_travel", "late", EMAIL, now.toString());
		String both = "{\"behavior\":\"imp_travel\",\"user\":{\"id\":\"%s\",\"email\":\"%s\"},\"timestamp\":\"%s\"}"
			.formatted(user(7), WORK, now);
		String mia = event("imp_travel", "mia", "mia@example.org", now.toString());
		createUserWithTwoEmails(this.account);
		this.account.store(known);
		visit(this.account, "q", now);
		erase(this.account, ANN);
		assertThat(this.account.report(known, byEmail, both, mia).body()).isEqualTo(Account.counts(1, 0, 3));
		assertThat(this.account.post("application/x-ndjson", known + "\n" + byEmail + "\n" + mia).body())
			.isEqualTo(Account.counts(0, 1, 2));
		assertThat(visit(this.account, "q", now)).isEqualTo(ApiClient
			.success("{\"duplicates\":0,\"events\":0,\"ignored\":1,\"matched\":0,\"received\":1,\"rejected\":0}"));
		assertThat(traces(this.account, List.of(ANN, EMAIL, WORK))).isEmpty();
		this.clock.pass(Duration.ofDays(99));
		assertThat(this.account.report(known).body()).isEqualTo(Account.counts(0, 0, 1));
		assertThat(this.account.get("/summary").body()).contains("\"total_count\":1,");
	}

	@Test
	void recordAfterErasureCreatesNewUser() {
		createUserWithTwoEmails(this.account);
		this.account.store(event("imp_travel", "e", ANN, this.clock.instant().toString()));
		this.account.reset(ANN);
		erase(this.account, ANN);
		Instant later = this.clock.instant().plusNanos(1000);
		this.account.store(event("security_domain", "f", ANN, later.toString()));
		assertThat(this.account.get("/" + ANN).body()).isEqualTo(Account.all(
				"{\"email\":\"\",\"events\":[{\"id\":\"%s\",\"name\":\"Suspicious Security Domain Visited\",\"risk_level\":\"low\",\"timestamp\":\"%s\"}],\"last_reset_time\":null,\"name\":\"\",\"risk_level\":\"low\"}"
					.formatted(this.account.eventId("security_domain", "f"), later),
				1));
		assertThat(this.account.report(event("imp_travel", "e", ANN, this.clock.instant().toString())).body())
			.isEqualTo(Account.counts(0, 0, 1));
	}

	@Test
	void eventFromTheFutureDoesNotRecreateAnErasedUser() {
		String ahead = event("imp_travel", "e", ANN, this.clock.instant().plusSeconds(500).toString());
		this.account.store(ahead);
		erase(this.account, ANN);
		assertThat(this.account.report(ahead).body()).isEqualTo(Account.counts(0, 0, 1));
	}

	@Test
	void dismissedEventFromTheFutureDoesNotRecreateAnErasedUser() {
		String ahead = event("imp_travel", "e", ANN, this.clock.instant().plusSeconds(500).toString());
		this.account.store(ahead);
		assertThat(this.account
			.put("/users/" + ANN + "/events/" + this.account.eventId("imp_travel", "e") + "/dismissal",
					"{\"reason\":\"Test\",\"verdict\":\"benign\"}")
			.statusCode()).isEqualTo(200);
		erase(this.account, ANN);
		assertThat(this.account.report(ahead).body()).isEqualTo(Account.counts(0, 0, 1));
	}

	@Test
	void loginFromTheFutureDoesNotRecreateAnErasedUser() {
		String ahead = "{\"Action\":\"login\",\"Allowed\":true,\"Country\":\"PT\",\"CreatedAt\":\"%s\",\"IPAddress\":\"\",\"RayID\":\"1\",\"UserUID\":\"%s\"}"
			.formatted(this.clock.instant().plusSeconds(500), ANN);
		assertThat(Logs.send(this.account, "access_requests", ahead).body()).contains("\"matched\":1");
		erase(this.account, ANN);
		assertThat(Logs.send(this.account, "access_requests", ahead).body()).contains("\"matched\":0");
		assertThat(this.account.get("/users/" + ANN).statusCode()).isEqualTo(404);
	}

	@Test
	void hashesDifferBetweenAccounts() {
		createUserWithTwoEmails(this.account);
		createUserWithTwoEmails(this.other);
		erase(this.account, ANN);
		erase(this.other, ANN);
		assertThat(this.database.sql("select count(*) from erased where account_id in (:a, :b)")
			.param("a", this.account.id())
			.param("b", this.other.id())
			.query(Long.class)
			.single()).isEqualTo(8);
		assertThat(this.database.sql("""
				select count(*) from erased as one join erased as other using (hash)
				where one.account_id = :a and other.account_id = :b""")
			.param("a", this.account.id())
			.param("b", this.other.id())
			.query(Long.class)
			.single()).isZero();
	}

	@Test
	void hashIsDeletedWhenEarlierRecordsAreTooOldToBeAccepted() {
		createUserWithTwoEmails(this.account);
		erase(this.account, ANN);
		this.clock.pass(Duration.ofDays(101));
		prune();
		assertThat(hashes()).isEqualTo(5);
		this.clock.pass(Duration.ofSeconds(1));
		prune();
		assertThat(hashes()).isZero();
	}

	@Test
	void lineThatIsRejectedAgainKeepsNoTextOfAnErasedUser() {
		createUserWithTwoEmails(this.account);
		String bad = "{\"behavior\":\"" + EMAIL + "\",\"user\":{\"email\":\"<" + EMAIL.toUpperCase(Locale.ROOT)
				+ ">\"}}";
		String others = "{\"user\":\"mia@example.org\"}";
		erase(this.account, ANN);
		this.account.post("application/x-ndjson", bad + "\n" + others + "\n{\"user\":{\"id\":\"" + ANN + "\"}}");
		assertThat(traces(this.account, List.of(EMAIL, ANN))).isEmpty();
		assertThat(this.account.get("/logs/rejected").body()).contains("\"total_count\":3")
			.contains("\"text\":\"{\\\"user\\\":\\\"mia@example.org\\\"}\"");
	}

	@Test
	void aForeignIdIsErased() {
		Instant now = this.clock.instant();
		String record = "{\"uuid\":\"r\",\"published\":\"%s\",\"eventType\":\"user.session.start\",\"outcome\":{\"result\":\"SUCCESS\"},\"actor\":{\"type\":\"User\",\"id\":\"%s\"},\"client\":{\"ipAddress\":\"192.0.2.1\"}}";
		String lines = "{\"published\":\"x\",\"actor\":{\"id\":\"00uANN\"}}\n{\"published\":\"x\",\"actor\":{\"id\":\"00uANNA\"}}\n";
		Logs.send(this.account, "okta_system_log", record.formatted(now, "00uANN") + "\n" + lines);
		String derived = this.account.derivedId("okta\t00uANN");
		assertThat(export(this.account, derived).body())
			.contains("\"aliases\":[{\"id\":[\"00uANN\"],\"namespace\":\"okta\"}],\"emails\":[]")
			.containsOnlyOnce("\"rejected_lines\":[{\"dataset\":\"okta_system_log\"");
		this.account.putUsers("{\"id\":\"" + ANN + "\",\"aliases\":[{\"namespace\":\"okta\",\"id\":\"00uANN\"}]}");
		assertThat(erase(this.account, derived).body()).isEqualTo(ApiClient.success("{\"user_id\":\"" + ANN + "\"}"));
		assertThat(this.account.get("/logs/rejected").body()).contains("\"total_count\":1", "00uANNA");
		assertThat(Logs.send(this.account, "okta_system_log", record.formatted(now, "00uANN") + "\n" + lines).body())
			.contains("\"ignored\":1", "\"matched\":0", "\"rejected\":2");
		assertThat(this.account.get("/logs/rejected").body()).contains("\"total_count\":2", "00uANNA")
			.doesNotContain("00uANN\\\"");
		assertThat(traces(this.account, List.of("00uANN\"", ANN, derived, "okta\t"))).isEmpty();
		String later = record.formatted(now.plusMillis(1), "00uANN");
		assertThat(Logs.send(this.account, "okta_system_log", later).body()).contains("\"matched\":1");
		assertThat(Logs.send(this.other, "okta_system_log", record.formatted(now, "00uANN")).body())
			.contains("\"matched\":1");
	}

	@Test
	void escapedNameIsErased() {
		String email = "zo\u00eb.\ud83d\ude00@example.org";
		this.account.putUsers("{\"id\":\"" + ANN + "\",\"email\":\"" + email + "\"}");
		String lines = String.join("\n", "{\"a\":\"zo\\u00EB.\\uD83D\\ude00@\\u0065xample.\\u004FRG\"}",
				"{\"a\":\"{\\\"b\\\":\\\"" + ANN.replace("0b", "\\\\u0030\\\\u0042") + "\\\"}\"}",
				"{broken \"zo\u00eb.\ud83d\ude00\\u0040example.org\"", "{\"a\":\"\\u006Dia@example.org\"}");
		this.account.post("application/x-ndjson", lines);
		assertThat(export(this.account, ANN).body().split("\"dataset\"")).hasSize(4);
		erase(this.account, ANN);
		assertThat(this.account.get("/logs/rejected").body()).contains("\"total_count\":1", "u006Dia@example.org");
		this.account.post("application/x-ndjson", lines);
		assertThat(this.account.get("/logs/rejected").body()).contains("\"total_count\":4", "u006Dia@example.org")
			.doesNotContain("zo\u00eb", "0badcafe", "afe-0000");
	}

	@Test
	void emailInCapitalsOrInAUrlIsErased() {
		String email = "m\u00fcller@example.org";
		this.account.putUsers("{\"id\":\"" + ANN + "\",\"email\":\"" + email + "\"}");
		String lines = String.join("\n", "{\"a\":\"M\u00dcLLER@EXAMPLE.ORG\"}",
				"{\"a\":\"https://x.example/?email=" + email + "&b=1\"}", "{\"a\":\"/users/" + email + "/edit\"}",
				"{\"a\":\"/users/" + ANN + "/edit\"}");
		this.account.post("application/x-ndjson", lines);
		erase(this.account, ANN);
		assertThat(this.account.get("/logs/rejected").body()).contains("\"total_count\":0");
		this.account.post("application/x-ndjson", lines);
		assertThat(this.account.get("/logs/rejected").body()).contains("\"total_count\":4")
			.doesNotContainIgnoringCase("ller@", ANN);
	}

	@ParameterizedTest
	@ValueSource(strings = { "jo%s", "jo.%s", "jo+%s", "jo-%s", "jo_%s", "_%s", "o'%s", "z\u00eb%s", "zo\\u00eb%s",
			"%s.uk", "%s-ltd.example", "%s\u00e9", "0%s0" })
	void partialMatchIsNotErased(String longer) {
		createUserWithTwoEmails(this.account);
		List<String> texts = List.of(longer.formatted(EMAIL), longer.formatted("x@x.example:0" + ANN + "0"));
		texts.forEach((text) -> this.account.post("application/x-ndjson", "{\"a\":\"" + text + "\"}"));
		assertThat(export(this.account, ANN).body()).contains("\"rejected_lines\":[]");
		erase(this.account, ANN);
		assertThat(this.account.get("/logs/rejected").body()).contains("\"total_count\":2")
			.contains(texts.stream().map((text) -> text.replace("\\", "\\\\")).toList());
		this.account.post("application/x-ndjson", "{\"b\":\"" + texts.getFirst() + "\"}");
		assertThat(this.account.get("/logs/rejected").body()).contains("{\\\"b\\\":");
	}

	@ParameterizedTest
	@ValueSource(strings = { "%s", "login of %s.", "%s...", "%s-", "-%s", "'%s'", "a='%s'", "%s's", "(%s)", "<%s>,",
			"mailto:%s;", "https://h/u/%s/edit?a=%s", "/u%%2F%s%%20", "a\\n%s\\n", "\\\"%s\\\"", "\\u0022%s\\u002e",
			"%s,%s", "%s_2", "\u201c%s\u201d", "x@%s", "\u00bf%s?" })
	void emailWithSurroundingTextIsErased(String around) {
		String odd = "o'brien=1@example.org";
		String start = "'_odd+@example.org";
		createUserWithTwoEmails(this.account);
		this.account.putUsers("{\"id\":\"" + ANN + "\",\"email\":\"" + odd + "\"}");
		this.account.putUsers("{\"id\":\"" + ANN + "\",\"email\":\"" + start + "\"}");
		String lines = Stream.of(EMAIL, ANN, WORK, odd, start)
			.map((name) -> "{\"a\":\"" + around.replace("%s", "%1$s").formatted(name) + "\"}")
			.collect(Collectors.joining("\n"));
		this.account.post("application/x-ndjson", lines);
		assertThat(export(this.account, ANN).body().split("\"dataset\"")).hasSize(6);
		assertErasedFrom(lines);
	}

	@Test
	void idWithSurroundingTextIsErased() {
		createUserWithTwoEmails(this.account);
		String lines = Stream.of("%s.json", "id_%s", "user-%s-1", "z%sz", "\\f%s")
			.map((around) -> "{\"a\":\"" + around.formatted(ANN) + "\"}")
			.collect(Collectors.joining("\n"));
		this.account.post("application/x-ndjson", lines);
		assertErasedFrom(lines);
	}

	/**
	 * Erases Ann: five rejected lines are deleted, and keep no text when they come again.
	 */
	private void assertErasedFrom(String lines) {
		erase(this.account, ANN);
		assertThat(this.account.get("/logs/rejected").body()).contains("\"total_count\":0");
		this.account.post("application/x-ndjson", lines);
		assertThat(this.account.get("/logs/rejected").body()).contains("\"total_count\":5").doesNotContain("\"text\"");
	}

	@Test
	void lineWithMoreNamesThanAreLookedUpKeepsNoTextAfterAnErasure() {
		String line = "{\"a\":\"" + "=".repeat(100) + "@" + "=".repeat(100) + "\"}";
		this.account.post("application/x-ndjson", line);
		createUserWithTwoEmails(this.account);
		erase(this.account, ANN);
		assertThat(this.account.get("/logs/rejected").body()).contains("===@===");
		this.account.post("application/x-ndjson", line.replace("a", "b") + "\n{\"user\":\"mia@example.org\"}");
		assertThat(this.account.get("/logs/rejected").body()).contains("\"total_count\":3")
			.contains("===@===", "mia@example.org")
			.doesNotContain("{\\\"b\\\":");
	}

	@Test
	void linesThatAreBeingRejectedAreErasedToo() throws Exception {
		String lines = "{\"a\":\"" + EMAIL + "\"}\n{\"b\":\"" + EMAIL + "\"}";
		this.account.post("application/x-ndjson", lines);
		createUserWithTwoEmails(this.account);
		try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
				Connection first = this.dataSource.getConnection()) {
			first.setAutoCommit(false);
			JdbcClient.create(new SingleConnectionDataSource(first, true))
				.sql("update rejected_line set id = gen_random_uuid() where account_id = :account")
				.param("account", this.account.id())
				.update();
			Future<HttpResponse<String>> batch = callers.submit(
					() -> this.account.post("application/x-ndjson", lines.replace("}", ",\"c\":0}") + "\n" + lines));
			awaitBlocked(1);
			Future<HttpResponse<String>> erasure = callers.submit(() -> erase(this.account, ANN));
			awaitBlocked(2);
			first.rollback();
			assertThat(batch.get().statusCode()).isEqualTo(200);
			assertThat(erasure.get().statusCode()).isEqualTo(200);
		}
		assertThat(traces(this.account, List.of(EMAIL))).isEmpty();
	}

	@Test
	void erasureOfAnotherUserDoesNotRollBackABatch() throws Exception {
		createUserWithTwoEmails(this.account);
		this.account.putUsers("{\"id\":\"" + user(1) + "\"}");
		try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
				Connection first = this.dataSource.getConnection();
				Connection next = this.dataSource.getConnection()) {
			lockUser(first);
			Future<HttpResponse<String>> batch = callers
				.submit(() -> this.account.report(event("imp_travel", "e", user(1), this.clock.instant().toString())));
			awaitBlocked(1);
			Future<?> waiting = callers.submit(() -> {
				lockUser(next);
				return null;
			});
			awaitBlocked(2);
			assertThat(erase(this.account, ANN).statusCode()).isEqualTo(200);
			first.rollback();
			// A batch that starts again would have to wait for the next one.
			assertThat(batch.get(10, TimeUnit.SECONDS).body()).isEqualTo(Account.counts(1, 0, 0));
			waiting.get();
			next.rollback();
		}
	}

	private void lockUser(Connection connection) throws SQLException {
		connection.setAutoCommit(false);
		try (PreparedStatement statement = connection
			.prepareStatement("select id from users where account_id = ? and id = cast(? as uuid) for update")) {
			statement.setString(1, this.account.id());
			statement.setString(2, user(1));
			statement.execute();
		}
	}

	@Test
	void otherCallsDoNotWaitWhileLinesAreErased() throws Exception {
		Instant now = this.clock.instant();
		createUserWithTwoEmails(this.account);
		this.account.post("application/x-ndjson", "{\"a\":\"" + EMAIL + "\"}");
		try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
				Connection first = this.dataSource.getConnection()) {
			first.setAutoCommit(false);
			JdbcClient.create(new SingleConnectionDataSource(first, true))
				.sql("select id from rejected_line where account_id = :account for update")
				.param("account", this.account.id())
				.query(UUID.class)
				.single();
			Future<HttpResponse<String>> erasure = callers.submit(() -> erase(this.account, ANN));
			awaitBlocked(1);
			assertThat(this.account.post("application/x-ndjson", "{\"b\":\"" + EMAIL + "\"}\n{\"c\":0}").statusCode())
				.isEqualTo(200);
			assertThat(this.account
				.report(event("imp_travel", "e", ANN, now.toString()),
						event("imp_travel", "f", user(1), now.toString()))
				.body()).isEqualTo(Account.counts(1, 0, 1));
			// Had the server stopped here, the call could be made again.
			assertThat(this.account.get("/" + ANN).statusCode()).isEqualTo(200);
			first.rollback();
			assertThat(erasure.get().statusCode()).isEqualTo(200);
		}
		assertThat(traces(this.account, List.of(EMAIL, ANN))).isEmpty();
		assertThat(this.account.get("/logs/rejected").body()).contains("\"total_count\":2", "{\\\"c\\\":0}");
	}

	@Test
	void emailThatIsAddedDuringAnErasureIsErasedToo() throws Exception {
		String late = "ann.third@example.net";
		createUserWithTwoEmails(this.account);
		this.account.post("application/x-ndjson", "{\"a\":\"" + EMAIL + "\"}\n{\"a\":\"" + late + "\"}");
		try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
				Connection first = this.dataSource.getConnection()) {
			first.setAutoCommit(false);
			JdbcClient.create(new SingleConnectionDataSource(first, true))
				.sql("select id from rejected_line where account_id = :account for update")
				.param("account", this.account.id())
				.query(UUID.class)
				.list();
			Future<HttpResponse<String>> erasure = callers.submit(() -> erase(this.account, ANN));
			awaitBlocked(1);
			this.clock.pass(Duration.ofSeconds(1));
			this.account.putUsers("{\"id\":\"" + ANN + "\",\"email\":\"" + late + "\"}");
			first.rollback();
			assertThat(erasure.get().statusCode()).isEqualTo(200);
		}
		assertThat(traces(this.account, List.of(EMAIL, ANN, late))).isEmpty();
	}

	private void awaitBlocked(int statements) throws InterruptedException {
		long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
		while (this.database.sql("select count(*) from pg_locks where not granted")
			.query(Integer.class)
			.single() < statements) {
			assertThat(System.nanoTime()).isLessThan(deadline);
			TimeUnit.MILLISECONDS.sleep(20);
		}
	}

	@Test
	void erasuresThatRaceWithEventsLeaveNoPartialUser() throws Exception {
		Instant now = this.clock.instant();
		List<Callable<String>> calls = new ArrayList<>();
		for (int i = 0; i < 60; i++) {
			String id = "e" + i;
			calls.add(
					() -> this.account
						.report(event("imp_travel", id, ANN, now.toString()),
								event("imp_travel", id + "m", EMAIL, now.toString()),
								event("imp_travel", id + "o", user(1), now.toString()))
						.body());
			calls.add(() -> visit(this.account, id, now));
			if (i % 20 == 10) {
				calls.add(() -> erase(this.account, ANN).body());
				calls.add(() -> erase(this.account, this.account.derivedId(EMAIL)).body());
			}
		}
		try (ExecutorService callers = Executors.newFixedThreadPool(12)) {
			for (Future<String> answer : callers.invokeAll(calls)) {
				assertThat(answer.get()).matches(".*\"success\":true}|.*\"code\":12001,.*");
			}
		}
		erase(this.account, ANN);
		erase(this.account, this.account.derivedId(EMAIL));
		assertThat(traces(this.account, List.of(ANN, EMAIL, this.account.derivedId(EMAIL)))).isEmpty();
		assertThat(new Scores(this.dataSource).events(this.account)).isEqualTo(60);
		new Scores(this.dataSource).assertTrue(this.account);
	}

	/** Creates a user with two e-mails, one of which was a user before. */
	private void createUserWithTwoEmails(Account one) {
		one.putUsers("{\"id\":\"%s\",\"email\":\"%s\",\"name\":\"%s\"}".formatted(ANN, EMAIL, NAME));
		one.store(event("imp_travel", "w", WORK, this.clock.instant().minusSeconds(9).toString()));
		one.putUsers("{\"id\":\"%s\",\"email\":\"%s\",\"name\":\"%s\"}".formatted(ANN, WORK, NAME));
	}

	private void suppress(Account one) {
		this.database
			.sql("""
					insert into suppressed (account_id, user_id, behavior, bucket, occurred_at, evidence, first_at, first_evidence)
					values (:account, cast(:user as uuid), 'imp_travel', gen_random_uuid(), now(), '{}', now(), '{}')""")
			.param("account", one.id())
			.param("user", ANN)
			.update();
	}

	private static String visit(Account one, String id, Instant at) {
		return visitBy(one, EMAIL, id, at);
	}

	private static String visitBy(Account one, String email, String id, Instant at) {
		return one.send(one.request("/logs/gateway_dns")
			.POST(HttpRequest.BodyPublishers.ofString(
					"{\"Datetime\":\"%s\",\"Email\":\"%s\",\"QueryID\":\"%s\",\"QueryName\":\"x.example\",\"QueryCategoryIDs\":[80]}"
						.formatted(at, email, id))))
			.body();
	}

	private static HttpResponse<String> export(Account one, String user) {
		return one.get("/users/" + user + "/export");
	}

	private static HttpResponse<String> erase(Account one, String user) {
		return one.send(one.request("/users/" + user).DELETE());
	}

	private long hashes() {
		return this.database.sql("""
				select (select count(*) from erased where account_id = :account)
					+ (select count(*) from erasure where account_id = :account)""")
			.param("account", this.account.id())
			.query(Long.class)
			.single();
	}

	private void prune() {
		for (Prunable prunable : this.prunables) {
			prunable.batches(this.account.id(), this.clock.instant().minus(prunable.period()).minus(Duration.ofDays(1)))
				.getAsBoolean();
		}
	}

	/**
	 * The tables of which an account's rows have one of some texts in any column, but for
	 * the ids that the audit is about.
	 */
	private List<String> traces(Account one, List<String> texts) {
		List<String> traces = new ArrayList<>();
		for (String table : this.database.sql("""
				select distinct table_name from information_schema.columns
				where table_schema = 'public' and column_name = 'account_id'""").query(String.class).list()) {
			for (String row : this.database.sql(
					"select (to_jsonb(r) - 'subject')::text || coalesce(encode((to_jsonb(r) ->> 'bytes')::bytea, 'escape'), '') from "
							+ table + " as r where account_id = :account")
				.param("account", one.id())
				.query(String.class)
				.list()) {
				texts.stream()
					.filter((text) -> row.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT)))
					.forEach((text) -> traces.add(table + ": " + text));
			}
		}
		return traces;
	}

}
