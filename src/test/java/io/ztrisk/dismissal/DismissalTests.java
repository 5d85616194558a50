package io.ztrisk.dismissal;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;

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
import static io.ztrisk.test.ApiClient.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the dismissal of events, and what ends it.
 */
@ServerTest
class DismissalTests {

	private static final String ANN = Account.user(1);

	private static final String BOB = Account.user(2);

	private static final String DONE = ApiClient.success("{}");

	private final Account account;

	private final Scores scores;

	DismissalTests(@LocalServerPort int port, @Autowired DataSource database) {
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
	void aDismissedEventCountsNoMore() {
		this.account.store(event("imp_travel", "a", ANN, "2025-01-02T00:00:00Z"),
				event("high_dlp", "b", ANN, "2025-01-01T00:00:00Z"));
		assertThat(dismiss(ANN, reported("imp_travel", "a")).body()).isEqualTo(DONE);
		assertThat(this.account.get("/" + ANN).body()).isEqualTo(Account.all("""
				{"email":"","events":[%s],"last_reset_time":null,"name":"","risk_level":"low"}""".formatted(
				"{\"id\":\"%s\",\"name\":\"High Number of DLP Policies Triggered\",\"risk_level\":\"low\",\"timestamp\":\"2025-01-01T00:00:00Z\"}"
					.formatted(reported("high_dlp", "b"))),
				1));
		assertThat(this.account.get("/summary").body())
			.contains("\"event_count\":1,\"last_event\":\"2025-01-01T00:00:00Z\",\"max_risk_level\":\"low\"");
		assertThat(dismiss(ANN, reported("high_dlp", "b")).body()).isEqualTo(DONE);
		assertThat(this.account.get("/summary").body()).contains("\"users\":[]");
	}

	@Test
	void aRestoredEventIsAsIfItHadNeverBeenDismissed() {
		this.account.store(event("imp_travel", "a", ANN, "2025-01-02T00:00:00Z"),
				event("high_dlp", "b", ANN, "2025-01-01T00:00:00Z"));
		String before = this.account.get("/" + ANN).body() + this.account.get("/summary").body();
		dismiss(ANN, reported("imp_travel", "a"));
		assertThat(restore(ANN, reported("imp_travel", "a")).body()).isEqualTo(DONE);
		assertThat(this.account.get("/" + ANN).body() + this.account.get("/summary").body()).isEqualTo(before);
		assertThat(restore(ANN, reported("imp_travel", "a")).body()).isEqualTo(DONE);
		assertThat(audited()).containsExactly("user_event_restored", "user_event_dismissed");
	}

	@Test
	void aReportedEventSentAgainStaysDismissed() {
		String event = event("imp_travel", "a", ANN, "2025-01-02T00:00:00Z");
		this.account.store(event);
		dismiss(ANN, reported("imp_travel", "a"));
		assertThat(this.account.report(event).body()).isEqualTo(Account.counts(0, 1, 0));
		assertThat(this.account.get("/summary").body()).contains("\"users\":[]");
	}

	@Test
	void theSameDismissalAgainIsNotRecordedAndOtherWordsReplaceIt() {
		this.account.store(event("imp_travel", "a", ANN, "2025-01-02T00:00:00Z"));
		String path = dismissal(ANN, reported("imp_travel", "a"));
		this.account.put(path, "{\"reason\":\" Typo \",\"verdict\":\"benign\"}");
		String first = events(ANN);
		assertThat(first).contains("\"by\":\"ZTRISK_ADMIN_TOKEN\",\"reason\":\"Typo\",\"verdict\":\"benign\"},")
			.contains("\"state\":\"dismissed\"");
		assertThat(this.account.put(path, "{\"reason\":\"Typo\",\"verdict\":\"benign\"}").body()).isEqualTo(DONE);
		assertThat(events(ANN)).isEqualTo(first);
		assertThat(audited()).hasSize(1);
		assertThat(this.account.put(path, "{\"reason\":\"Test\",\"verdict\":\"false_positive\"}").body())
			.isEqualTo(DONE);
		assertThat(events(ANN)).contains("\"reason\":\"Test\",\"verdict\":\"false_positive\"");
		assertThat(audited()).hasSize(2);
	}

	@Test
	void anEventFromBeforeTheResetCanBeDismissedAndRestored() {
		this.account.store(event("imp_travel", "a", ANN, "2025-01-02T00:00:00Z"));
		this.account.reset(ANN);
		assertThat(events(ANN)).contains("\"state\":\"before_reset\"");
		assertThat(dismiss(ANN, reported("imp_travel", "a")).body()).isEqualTo(DONE);
		assertThat(events(ANN)).contains("\"state\":\"dismissed\"");
		assertThat(restore(ANN, reported("imp_travel", "a")).body()).isEqualTo(DONE);
		assertThat(events(ANN)).contains("\"state\":\"before_reset\"");
		assertThat(this.account.get("/summary").body()).contains("\"users\":[]");
	}

	@Test
	void eventsAreListedByBehaviorAndState() {
		this.account.store(event("imp_travel", "a", ANN, "2025-01-02T00:00:00Z"),
				event("high_dlp", "b", ANN, "2025-01-01T00:00:00Z"));
		dismiss(ANN, reported("imp_travel", "a"));
		assertThat(ids(this.account.get(user(ANN) + "?state=dismissed"))).containsExactly(reported("imp_travel", "a"));
		assertThat(ids(this.account.get(user(ANN) + "?state=counting"))).containsExactly(reported("high_dlp", "b"));
		assertThat(ids(this.account.get(user(ANN) + "?state=before_reset"))).isEmpty();
		assertThat(ids(this.account.get(user(ANN) + "?behavior=high_dlp"))).containsExactly(reported("high_dlp", "b"));
		assertThat(ids(this.account.get(user(ANN) + "?page=2&per_page=1"))).containsExactly(reported("high_dlp", "b"));
		assertThat(this.account.get(user(ANN) + "?behavior=high_dlp")
			.body()
			.replaceAll("\"stored_at\":\"[^\"]+\"", "\"stored_at\":\"now\""))
			.isEqualTo(Account
				.all("""
						{"email":"","events":[{"behavior":"high_dlp","id":"%s","name":"High Number of DLP Policies Triggered",\
						"risk_level":"low","state":"counting","stored_at":"now","timestamp":"2025-01-01T00:00:00Z"}],\
						"last_reset_time":null,"name":"","risk_level":"low"}"""
					.formatted(reported("high_dlp", "b")), 1));
		assertFailure(this.account.get(user(ANN) + "?state=held"), 400,
				"{\"code\":12004,\"message\":\"state must be one of before_reset, counting, dismissed\"}");
		assertFailure(this.account.get(user(ANN) + "?behavior=%00"), 400,
				"{\"code\":12004,\"message\":\"behavior must be the key of a behavior\"}");
		assertFailure(this.account.get(user(BOB)), 404, "{\"code\":12001,\"message\":\"User not found\"}");
	}

	@Test
	void anAlikeFindingJoinsADismissedEventAndAnotherOneReopensIt() {
		Instant at = Logs.TIME;
		send(visit("1", at, "80"));
		String event = only();
		dismiss(derived(), event);
		send(visit("2", at.plusSeconds(60), "80"));
		send(visit("1", at, "80"));
		assertThat(events(derived())).contains("\"findings\" : 2").contains("\"state\":\"dismissed\"");
		assertThat(this.account.get("/summary").body()).contains("\"users\":[]");
		send(visit("3", at.plusSeconds(30), "83"));
		assertThat(events(derived())).contains("\"findings\" : 3").contains("\"state\":\"counting\"");
		assertThat(this.account.get("/summary").body())
			.contains("\"event_count\":1,\"last_event\":\"" + at.plusSeconds(60));
		assertThat(audited()).containsExactly("user_event_reopened", "user_event_dismissed");
	}

	@Test
	void aNewDismissalCoversAllFindingsThatAreThere() {
		Instant at = Logs.TIME;
		send(visit("1", at, "80"));
		send(visit("2", at.plusSeconds(1), "83"));
		dismiss(derived(), only());
		send(visit("3", at.plusSeconds(2), "83"));
		send(visit("4", at.minusSeconds(0), "80"));
		assertThat(events(derived())).contains("\"state\":\"dismissed\"");
	}

	@Test
	void aReopenedEventFromBeforeTheResetDoesNotCount() {
		Instant at = Logs.TIME;
		send(visit("1", at, "80"));
		String event = only();
		dismiss(derived(), event);
		this.account.reset(derived());
		send(visit("2", at.plusSeconds(1), "83"));
		assertThat(events(derived())).contains("\"state\":\"before_reset\"");
	}

	@Test
	void theEvidenceChangesWithFindingsThatAreNotAlikeOnly() {
		Instant at = Logs.TIME;
		send(visit("1", at, "80"));
		String event = only();
		String evidence = evidence(event);
		send(visit("2", at.plusSeconds(1), "80"));
		assertThat(evidence(event)).isEqualTo(evidence);
		send(visit("3", at.plusSeconds(2), "83"));
		assertThat(evidence(event)).isNotEqualTo(evidence);
		String guarded = "{\"evidence\":\"%s\",\"reason\":\"Test\",\"verdict\":\"benign\"}";
		assertFailure(this.account.put(dismissal(derived(), event), guarded.formatted(evidence)), 412,
				"{\"code\":12014,\"message\":\"Changed meanwhile; read it again\"}");
		assertThat(events(derived())).contains("\"state\":\"counting\"");
		assertThat(this.account.put(dismissal(derived(), event), guarded.formatted(evidence(event))).body())
			.isEqualTo(DONE);
		assertThat(audited()).hasSize(1);
	}

	@Test
	void theFindingsOfAnEventAreListedNewestFirst() {
		Instant at = Logs.TIME;
		send(visit("1", at, "80"));
		send(visit("2", at.plusSeconds(1), "83"));
		String event = only();
		String body = this.account.get(user(derived()) + "/" + event + "?page=1&per_page=1").body();
		assertThat(body).contains("\"findings\":[{\"evidence\":{\"timestamp\":\"" + at.plusSeconds(1))
			.contains("\"category_ids\":[83]")
			.endsWith("\"timestamp\":\"" + at.plusSeconds(1)
					+ "\"},\"result_info\":{\"count\":1,\"page\":1,\"per_page\":1,\"total_count\":2,\"total_pages\":2},\"success\":true}");
		assertThat(this.account.get(user(derived()) + "/" + event + "?page=2&per_page=1").body())
			.contains("\"findings\":[{\"evidence\":{\"timestamp\":\"" + at + "\"");
	}

	@Test
	void aReportedEventHasNoEvidenceAndNoGuard() {
		this.account.store(event("imp_travel", "a", ANN, "2025-01-02T00:00:00Z"));
		assertThat(this.account.get(user(ANN) + "/" + reported("imp_travel", "a")).body())
			.contains("\"behavior\":\"imp_travel\",\"findings\":[],\"id\"");
		assertThat(this.account
			.put(dismissal(ANN, reported("imp_travel", "a")),
					"{\"evidence\":\"0123456789abcdef\",\"reason\":\"Test\",\"verdict\":\"benign\"}")
			.body()).isEqualTo(DONE);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
			"[] | {\"code\":12003,\"message\":\"must be an object\",\"source\":{\"pointer\":\"\"}}",
			"{\"verdict\":\"benign\"} | {\"code\":12003,\"message\":\"reason is required\",\"source\":{\"pointer\":\"/reason\"}}",
			"{\"reason\":\" \",\"verdict\":\"benign\"} | {\"code\":12003,\"message\":\"reason must have 1 to 1000 characters\",\"source\":{\"pointer\":\"/reason\"}}",
			"{\"evidence\":null,\"reason\":\"r\",\"verdict\":\"benign\"} | {\"code\":12003,\"message\":\"evidence must be a string\",\"source\":{\"pointer\":\"/evidence\"}}",
			"{\"evidence\":\"\",\"reason\":\"r\",\"verdict\":\"benign\"} | {\"code\":12003,\"message\":\"evidence must not be empty\",\"source\":{\"pointer\":\"/evidence\"}}",
			"{\"reason\":1,\"verdict\":\"expired\"} | {\"code\":12003,\"message\":\"reason must be a string\",\"source\":{\"pointer\":\"/reason\"}},{\"code\":12003,\"message\":\"verdict must be one of false_positive, benign\",\"source\":{\"pointer\":\"/verdict\"}}",
			"{\"evidence\":\"0\",\"level\":1,\"reason\":\"r\",\"verdict\":2} | {\"code\":12003,\"message\":\"evidence must be 16 hexadecimal digits in lower case\",\"source\":{\"pointer\":\"/evidence\"}},{\"code\":12003,\"message\":\"verdict must be a string\",\"source\":{\"pointer\":\"/verdict\"}}" })
	void aWrongBodyChangesNothing(String body, String errors) {
		this.account.store(event("imp_travel", "a", ANN, "2025-01-02T00:00:00Z"));
		assertFailure(this.account.put(dismissal(ANN, reported("imp_travel", "a")), body), 400, errors);
		assertThat(events(ANN)).contains("\"state\":\"counting\"");
		assertThat(audited()).isEmpty();
	}

	@Test
	void aReasonHasAThousandCharactersAtMost() {
		this.account.store(event("imp_travel", "a", ANN, "2025-01-02T00:00:00Z"));
		String path = dismissal(ANN, reported("imp_travel", "a"));
		assertFailure(
				this.account.put(path,
						"{\"reason\":\"%s\",\"verdict\":\"benign\"}".formatted("\ud83d\ude00".repeat(1001))),
				400,
				"{\"code\":12003,\"message\":\"reason must have 1 to 1000 characters\",\"source\":{\"pointer\":\"/reason\"}}");
		assertThat(this.account
			.put(path, "{\"reason\":\" %s \",\"verdict\":\"benign\"}".formatted("\ud83d\ude00".repeat(1000)))
			.body()).isEqualTo(DONE);
	}

	@Test
	void eventsOfOthersAreUnknown(@LocalServerPort int port) {
		Account other = new Account(port);
		other.enable("imp_travel", "high");
		other.store(event("imp_travel", "a", ANN, "2025-01-02T00:00:00Z"));
		String others = other.eventId("imp_travel", "a");
		this.account.store(event("imp_travel", "a", ANN, "2025-01-02T00:00:00Z"),
				event("imp_travel", "b", BOB, "2025-01-02T00:00:00Z"));
		for (String event : List.of(others, reported("imp_travel", "b"), "00000000-0000-8000-8000-000000000000")) {
			String unknown = "{\"code\":12013,\"message\":\"Event not found\"}";
			assertFailure(dismiss(ANN, event), 404, unknown);
			assertFailure(restore(ANN, event), 404, unknown);
			assertFailure(this.account.get(user(ANN) + "/" + event), 404, unknown);
		}
		assertFailure(dismiss(Account.user(9), others), 404, "{\"code\":12001,\"message\":\"User not found\"}");
		assertThat(other.get("/summary").body()).contains("\"event_count\":1");
		assertThat(audited()).isEmpty();
	}

	@Test
	void aMergedUsersEventsStayDismissed() {
		this.account.store(event("imp_travel", "a", "ann@example.org", "2025-01-02T00:00:00Z"));
		dismiss(derived(), reported("imp_travel", "a"));
		this.account.putUsers("{\"id\":\"" + ANN + "\",\"email\":\"ann@example.org\"}");
		assertThat(events(ANN)).contains("\"state\":\"dismissed\"");
		assertThat(events(derived())).isEqualTo(events(ANN));
		assertThat(restore(derived(), reported("imp_travel", "a")).body()).isEqualTo(DONE);
		assertThat(events(ANN)).contains("\"state\":\"counting\"");
	}

	@ParameterizedTest
	@CsvSource({ "true,true,dismissed", "true,false,counting", "false,true,counting", "false,false,counting" })
	void twoEventsThatBecomeOneStayDismissedOnlyIfBothWere(boolean ofOne, boolean ofOther, String state) {
		Instant at = Logs.TIME;
		send(visit("1", at, "80"));
		String ofDerived = only();
		send(visit("2", at.plusSeconds(1), "80").replace("\"Email\":\"ann@example.org\"",
				"\"UserID\":\"" + ANN + "\""));
		String ofReal = ids(this.account.get(user(ANN))).getFirst();
		if (ofOther) {
			this.account.put(dismissal(ANN, ofReal), "{\"reason\":\"First\",\"verdict\":\"false_positive\"}");
		}
		if (ofOne) {
			this.account.put(dismissal(derived(), ofDerived), "{\"reason\":\"Later\",\"verdict\":\"benign\"}");
		}
		this.account.putUsers("{\"id\":\"" + ANN + "\",\"email\":\"ann@example.org\"}");
		assertThat(ids(this.account.get(user(ANN)))).containsExactly(ofReal);
		assertThat(events(ANN)).contains("\"state\":\"" + state + "\"").contains("\"findings\" : 2");
		if (ofOne && ofOther) {
			assertThat(events(ANN)).contains("\"reason\":\"Later\",\"verdict\":\"benign\"");
		}
		assertFailure(this.account.get(user(ANN) + "/" + ofDerived), 404,
				"{\"code\":12013,\"message\":\"Event not found\"}");
	}

	@Test
	void theExportHasDismissals() {
		this.account.store(event("imp_travel", "a", ANN, "2025-01-02T00:00:00Z"));
		assertThat(this.account.get("/users/" + ANN + "/export").body()).doesNotContain("dismissal");
		dismiss(ANN, reported("imp_travel", "a"));
		assertThat(this.account.get("/users/" + ANN + "/export").body())
			.contains("\"by\":\"ZTRISK_ADMIN_TOKEN\",\"reason\":\"Test\",\"verdict\":\"benign\"}");
	}

	@Test
	void theHistoryHasEachStep() {
		Instant at = Logs.TIME;
		send(visit("1", at, "80"));
		dismiss(derived(), only());
		restore(derived(), only());
		dismiss(derived(), only());
		send(visit("2", at.plusSeconds(1), "83"));
		assertThat(Pattern.compile(
				"\"actor\":\"([^\"]+)\",\"cause\":\"([a-z]+)\",\"count\":1,.*?\"level\":\"([a-z]+)\".*?\"previous_level\":\"([a-z]+)\"")
			.matcher(this.account.get("/users/" + derived() + "/history").body())
			.results()
			.map((entry) -> "%s: %s from %s to %s".formatted(entry.group(1), entry.group(2), entry.group(4),
					entry.group(3))))
			.containsExactly("ztrisk: reopened from unscored to medium",
					"ZTRISK_ADMIN_TOKEN: dismissed from medium to unscored",
					"ZTRISK_ADMIN_TOKEN: restored from unscored to medium",
					"ZTRISK_ADMIN_TOKEN: dismissed from medium to unscored");
	}

	@Test
	void aResetIsNotEarlierThanADismissedEvent() {
		Instant ahead = Instant.now().plusSeconds(300).truncatedTo(ChronoUnit.SECONDS);
		this.account.store(event("imp_travel", "a", ANN, ahead.toString()));
		dismiss(ANN, reported("imp_travel", "a"));
		this.account.reset(ANN);
		restore(ANN, reported("imp_travel", "a"));
		assertThat(events(ANN)).contains("\"state\":\"before_reset\"");
		assertThat(this.account.lastReset(ANN)).isEqualTo(ahead);
	}

	private static String visit(String id, Instant at, String category) {
		return "{\"Datetime\":\"%s\",\"Email\":\"ann@example.org\",\"QueryID\":\"%s\",\"QueryName\":\"bad.example\",\"QueryCategoryIDs\":[%s]}"
			.formatted(at, id, category);
	}

	private void send(String line) {
		assertThat(Logs.send(this.account, "gateway_dns", line).body()).contains("\"matched\":1");
	}

	private String derived() {
		return this.account.derivedId("ann@example.org");
	}

	/** The id of the only event of the derived user. */
	private String only() {
		List<String> ids = ids(this.account.get(user(derived())));
		assertThat(ids).hasSize(1);
		return ids.getFirst();
	}

	private String evidence(String event) {
		return this.account.get(user(derived()) + "/" + event)
			.body()
			.replaceAll(".*\"evidence\":\"([0-9a-f]{16})\".*", "$1");
	}

	private String reported(String behavior, String id) {
		return this.account.eventId(behavior, id);
	}

	private static String user(String id) {
		return "/users/" + id + "/events";
	}

	private static String dismissal(String user, String event) {
		return user(user) + "/" + event + "/dismissal";
	}

	private HttpResponse<String> dismiss(String user, String event) {
		return this.account.put(dismissal(user, event), "{\"reason\":\"Test\",\"verdict\":\"benign\"}");
	}

	private HttpResponse<String> restore(String user, String event) {
		return this.account.send(this.account.request(dismissal(user, event)).DELETE());
	}

	private String events(String user) {
		return this.account.get(user(user)).body();
	}

	private static List<String> ids(HttpResponse<String> events) {
		return Pattern.compile("\"id\":\"([0-9a-f-]{36})\",\"name\"")
			.matcher(events.body())
			.results()
			.map((id) -> id.group(1))
			.toList();
	}

	/** The audited actions on events, newest first. */
	private List<String> audited() {
		return Pattern.compile("\"action\":\"(user_event_[a-z]+)\"")
			.matcher(this.account.get("/audit").body())
			.results()
			.map((action) -> action.group(1))
			.toList();
	}

}
