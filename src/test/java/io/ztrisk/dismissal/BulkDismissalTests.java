package io.ztrisk.dismissal;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.ztrisk.test.Account;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.Logs;
import io.ztrisk.test.Scores;
import io.ztrisk.test.ServerTest;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static io.ztrisk.test.Account.event;
import static io.ztrisk.test.Account.user;
import static io.ztrisk.test.ApiClient.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests dismissals and undos of many events in one call.
 */
@ServerTest
class BulkDismissalTests {

	private static final String ANN = user(1);

	private static final String BOB = user(2);

	private static final String EVENTS = "{\"reason\":\"Test\",\"verdict\":\"benign\",\"events\":[%s]}";

	private static final String USERS = "{\"reason\":\"Test\",\"verdict\":\"benign\",\"behavior\":\"imp_travel\",\"users\":[%s]}";

	private final Account account;

	private final Scores scores;

	BulkDismissalTests(@LocalServerPort int port, @Autowired DataSource database) {
		this.account = new Account(port);
		this.scores = new Scores(database);
		this.account.enable("imp_travel", "high");
		this.account.enable("high_dlp", "low");
		this.account.enable("security_domain", "medium");
	}

	@AfterEach
	void assertScores() {
		this.scores.assertTrue(this.account);
	}

	@Test
	void eachEventHasOneOutcome() {
		this.account.store(event("imp_travel", "a", ANN, "2025-01-02T00:00:00Z"),
				event("high_dlp", "b", ANN, "2025-01-01T00:00:00Z"),
				event("imp_travel", "c", BOB, "2025-01-01T00:00:00Z"));
		HttpResponse<String> answer = post("/dismissals", EVENTS, entry(BOB, id("imp_travel", "a")),
				entry(user(9), "00000000-0000-8000-8000-000000000000"), entry(ANN, id("high_dlp", "b")),
				entry(BOB, id("imp_travel", "c")));
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).isEqualTo(ApiClient.success(
				"{\"done\":2,\"left\":0,\"received\":4,\"stale\":[],\"unchanged\":0,\"unknown\":[\"%s\",\"00000000-0000-8000-8000-000000000000\"]}"
					.formatted(id("imp_travel", "a"))));
		assertThat(this.account.get("/summary").body()).contains(ANN).contains("\"event_count\":1").doesNotContain(BOB);
	}

	@Test
	void aUserHasOneActWithTheNewestEventAndOneEntryOfTheAudit() {
		this.account.store(event("imp_travel", "a", ANN, "2025-01-01T00:00:00Z"),
				event("high_dlp", "b", ANN, "2025-01-02T00:00:00Z"));
		String[] both = { entry(ANN, id("imp_travel", "a")), entry(ANN, id("high_dlp", "b")) };
		assertThat(post("/dismissals", EVENTS, both).body()).contains("\"done\":2");
		assertThat(history(ANN)).contains("\"cause\":\"dismissed\",\"count\":2,\"event_id\":\"" + id("high_dlp", "b"))
			.contains("\"previous_level\":\"high\",\"reason\":\"Test\"")
			.contains("\"verdict\":\"benign\"")
			.containsOnlyOnce("\"cause\":\"dismissed\"");
		assertThat(post("/dismissals/undo", "{\"events\":[%s]}", both).body()).contains("\"done\":2");
		assertThat(history(ANN)).contains("\"cause\":\"restored\",\"count\":2,\"event_id\":\"" + id("high_dlp", "b"))
			.containsOnlyOnce("\"cause\":\"restored\"");
		assertThat(audited()).containsExactly("user_event_restored", "user_event_dismissed");
	}

	@Test
	void theSameCallsAgainChangeNothing() {
		this.account.store(event("imp_travel", "a", ANN, "2025-01-01T00:00:00Z"),
				event("imp_travel", "b", BOB, "2025-01-02T00:00:00Z"));
		String[] both = { entry(ANN, id("imp_travel", "a")), entry(BOB, id("imp_travel", "b")) };
		String unchanged = ApiClient
			.success("{\"done\":0,\"left\":0,\"received\":2,\"stale\":[],\"unchanged\":2,\"unknown\":[]}");
		post("/dismissals", EVENTS, both);
		String before = events(ANN) + history(ANN) + audited();
		assertThat(post("/dismissals", EVENTS, both).body()).isEqualTo(unchanged);
		assertThat(events(ANN) + history(ANN) + audited()).isEqualTo(before);
		post("/dismissals/undo", "{\"events\":[%s]}", both);
		assertThat(post("/dismissals/undo", "{\"events\":[%s]}", both).body()).isEqualTo(unchanged);
		String[] users = { "{\"revision\":2,\"user_id\":\"" + ANN + "\"}", "{\"user_id\":\"" + BOB + "\"}" };
		assertThat(post("/dismissals", USERS, users).body()).contains("\"done\":2");
		assertThat(post("/dismissals", USERS, users).body()).isEqualTo(unchanged);
	}

	@Test
	void allEventsOfABehaviorThatCountAreDismissed() {
		this.account.store(event("imp_travel", "old", ANN, "2025-01-01T00:00:00Z"));
		this.account.reset(ANN);
		String soon = Instant.now().plusSeconds(400).toString();
		this.account.store(event("imp_travel", "a", ANN, soon), event("imp_travel", "b", ANN, soon),
				event("high_dlp", "c", ANN, soon), event("high_dlp", "d", BOB, soon));
		assertThat(post("/dismissals", USERS, "{\"revision\":4,\"user_id\":\"" + ANN + "\"}",
				"{\"user_id\":\"" + BOB + "\"}", "{\"user_id\":\"" + user(9) + "\"}")
			.body())
			.isEqualTo(ApiClient
				.success("{\"done\":1,\"left\":0,\"received\":3,\"stale\":[],\"unchanged\":1,\"unknown\":[\"" + user(9)
						+ "\"]}"));
		assertThat(this.account.get("/users/" + ANN + "/events?state=dismissed&behavior=imp_travel").body())
			.contains("\"total_count\":2");
		assertThat(this.account.get("/users/" + ANN + "/events?state=before_reset").body())
			.contains("\"total_count\":1");
		assertThat(this.account.get("/users/" + ANN + "/events?state=counting&behavior=high_dlp").body())
			.contains("\"total_count\":1");
		assertThat(history(ANN)).contains("\"cause\":\"dismissed\",\"count\":2");
	}

	@Test
	void aUserWithAnotherRevisionIsStale() {
		this.account.store(event("imp_travel", "a", ANN, "2025-01-01T00:00:00Z"),
				event("high_dlp", "b", ANN, "2025-01-02T00:00:00Z"));
		assertThat(post("/dismissals", USERS, "{\"revision\":1,\"user_id\":\"" + ANN + "\"}").body())
			.contains("\"done\":0,\"left\":0,\"received\":1,\"stale\":[\"" + ANN + "\"],\"unchanged\":0");
		assertThat(this.account.get("/summary").body()).contains("\"event_count\":2");
		assertThat(audited()).isEmpty();
	}

	@Test
	void anEventWithOtherEvidenceIsStale() {
		visit("1", "80");
		String user = this.account.derivedId("ann@example.org");
		String event = events(user).replaceAll(".*\"id\":\"([0-9a-f-]{36})\",\"name\".*", "$1");
		String evidence = evidence(user, event);
		visit("2", "83");
		String guarded = "{\"event_id\":\"%s\",\"evidence\":\"%s\",\"user_id\":\"%s\"}";
		assertThat(post("/dismissals", EVENTS, guarded.formatted(event, evidence, user)).body())
			.contains("\"done\":0,\"left\":0,\"received\":1,\"stale\":[\"" + event + "\"]");
		assertThat(events(user)).contains("\"state\":\"counting\"");
		assertThat(post("/dismissals", EVENTS, guarded.formatted(event, evidence(user, event), user)).body())
			.contains("\"done\":1");
		visit("3", "83");
		assertThat(events(user)).contains("\"state\":\"dismissed\"");
		visit("4", "80,83");
		assertThat(events(user)).contains("\"state\":\"counting\"");
	}

	@Test
	void aCallStopsAfterTenThousandEventsAndGoesOnWhenItIsSentAgain() {
		store(ANN, 1500);
		store(BOB, 9000);
		store(user(3), 1);
		String[] users = { "{\"revision\":9000,\"user_id\":\"" + BOB + "\"}", "{\"user_id\":\"" + user(3) + "\"}",
				"{\"revision\":1500,\"user_id\":\"" + ANN + "\"}" };
		assertThat(post("/dismissals", USERS, users).body()).isEqualTo(ApiClient
			.success("{\"done\":1,\"left\":2,\"received\":3,\"stale\":[],\"unchanged\":0,\"unknown\":[]}"));
		assertThat(history(ANN))
			.contains("\"cause\":\"dismissed\",\"count\":1500,\"event_id\":\"" + id("imp_travel", ANN + "1499") + "\"")
			.containsOnlyOnce("\"cause\":\"dismissed\"")
			.contains("\"level\":\"unscored\"");
		assertThat(history(BOB)).contains("\"cause\":\"dismissed\",\"count\":8500")
			.containsOnlyOnce("\"cause\":\"dismissed\"");
		assertThat(audited()).hasSize(2);
		assertThat(post("/dismissals", USERS, users).body()).isEqualTo(ApiClient
			.success("{\"done\":2,\"left\":0,\"received\":3,\"stale\":[],\"unchanged\":1,\"unknown\":[]}"));
		assertThat(history(BOB)).contains("\"cause\":\"dismissed\",\"count\":500");
		assertThat(this.account.get("/summary").body()).contains("\"users\":[]");
	}

	@Test
	void eventsOfOthersAreUnknown(@LocalServerPort int port) {
		Account other = new Account(port);
		other.enable("imp_travel", "high");
		other.store(event("imp_travel", "a", ANN, "2025-01-02T00:00:00Z"));
		String others = other.eventId("imp_travel", "a");
		this.account.store(event("imp_travel", "b", ANN, "2025-01-02T00:00:00Z"));
		String unknown = "\"done\":0,\"left\":0,\"received\":1,\"stale\":[],\"unchanged\":0,\"unknown\":[\"" + others;
		assertThat(post("/dismissals", EVENTS, entry(ANN, others)).body()).contains(unknown);
		assertThat(post("/dismissals/undo", "{\"events\":[%s]}", entry(ANN, others)).body()).contains(unknown);
		assertThat(other.get("/summary").body()).contains("\"event_count\":1");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = { "/dismissals | null | root:must be an object",
			"/dismissals | {} | /reason:reason is required; /verdict:verdict is required; /events:events is required",
			"/dismissals | {\"reason\":\" \",\"verdict\":\"replaced\",\"events\":[],\"users\":[],\"level\":1} | /events:events must not be there with behavior or users; /reason:reason must have 1 to 1000 characters; /verdict:verdict must be one of false_positive, benign; /users:users must be a list of 1 to 1000 elements; /behavior:behavior is required",
			"/dismissals | {\"reason\":1,\"verdict\":2,\"events\":[{\"user_id\":3,\"event_id\":\"x\",\"evidence\":\"0\"},[],{\"revision\":1}]} | /reason:reason must be a string; /verdict:verdict must be a string; /events/0/evidence:evidence must be 16 hexadecimal digits in lower case; /events/0/user_id:user_id must be a string; /events/0/event_id:event_id must be a UUID; /events/1:events[1] must be an object; /events/2/user_id:user_id is required; /events/2/event_id:event_id is required",
			"/dismissals/undo | {\"reason\":\"r\"} | /events:events is required",
			"/dismissals/undo | {\"events\":[{\"event_id\":\"00000000-0000-8000-8000-000000000001\",\"user_id\":\"00000000-0000-4000-8000-000000000001\"},{\"event_id\":\"00000000-0000-8000-8000-000000000001\",\"user_id\":\"00000000-0000-4000-8000-000000000002\"}]} | /events/1/event_id:event_id is there twice" })
	void aWrongBodyChangesNothing(String path, String body, String errors) {
		this.account.store(event("imp_travel", "a", ANN, "2025-01-02T00:00:00Z"));
		assertFailure(post(path, body), 400, errors(errors));
		assertThat(events(ANN)).contains("\"state\":\"counting\"");
		assertThat(audited()).isEmpty();
	}

	@Test
	void aBehaviorThatTheAccountDoesNotHaveIsNamed() {
		assertFailure(post("/dismissals", USERS.replace("imp_travel", "custom_nope"), "{\"user_id\":\"" + ANN + "\"}"),
				400, "{\"code\":12002,\"message\":\"Unknown behavior\",\"source\":{\"pointer\":\"/behavior\"}}");
	}

	@Test
	void aBodyHasAThousandEntriesAtMost() {
		String[] entries = IntStream.rangeClosed(1, 1001)
			.mapToObj((i) -> entry(ANN, "00000000-0000-8000-8000-%012d".formatted(i)))
			.toArray(String[]::new);
		assertFailure(post("/dismissals", EVENTS, entries), 400,
				errors("/events:events must be a list of 1 to 1000 elements"));
		assertThat(post("/dismissals", EVENTS, List.of(entries).subList(1, 1001).toArray(String[]::new)).body())
			.contains("\"received\":1000");
	}

	private void store(String user, int number) {
		List<String> events = IntStream.range(0, number)
			.mapToObj((i) -> event("imp_travel", user + i, user,
					Instant.parse("2025-01-01T00:00:00Z").plusSeconds(i).toString()))
			.toList();
		this.account.store(events.toArray(String[]::new));
	}

	private void visit(String id, String category) {
		String line = "{\"Datetime\":\"%s\",\"Email\":\"ann@example.org\",\"QueryID\":\"%s\",\"QueryName\":\"bad.example\",\"QueryCategoryIDs\":[%s]}"
			.formatted(Logs.TIME, id, category);
		assertThat(Logs.send(this.account, "gateway_dns", line).body()).contains("\"matched\":1");
	}

	private HttpResponse<String> post(String path, String body, String... entries) {
		return this.account.send(this.account.request(path)
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers
				.ofString((entries.length > 0) ? body.formatted(String.join(",", entries)) : body)));
	}

	private String id(String behavior, String id) {
		return this.account.eventId(behavior, id);
	}

	private static String entry(String user, String event) {
		return "{\"event_id\":\"%s\",\"user_id\":\"%s\"}".formatted(event, user);
	}

	private String evidence(String user, String event) {
		return this.account.get("/users/" + user + "/events/" + event)
			.body()
			.replaceAll(".*\"evidence\":\"([0-9a-f]{16})\".*", "$1");
	}

	private String events(String user) {
		return this.account.get("/users/" + user + "/events").body();
	}

	private String history(String user) {
		return this.account.get("/users/" + user + "/history").body();
	}

	/** The audited actions on events, newest first. */
	private List<String> audited() {
		return Pattern.compile("\"action\":\"(user_event_[a-z]+)\"")
			.matcher(this.account.get("/audit").body())
			.results()
			.map((action) -> action.group(1))
			.toList();
	}

	private static String errors(String errors) {
		return List.of(errors.split("; ")).stream().map((error) -> {
			String[] parts = error.split(":", 2);
			return "{\"code\":12003,\"message\":\"%s\",\"source\":{\"pointer\":\"%s\"}}".formatted(parts[1],
					parts[0].replace("root", ""));
		}).collect(Collectors.joining(","));
	}

}
