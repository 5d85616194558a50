package io.ztrisk.user;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import io.ztrisk.test.Account;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.OldestPostgresTest;
import io.ztrisk.test.ServerTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import static io.ztrisk.test.Account.event;
import static io.ztrisk.test.Account.user;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Users known by e-mail who become one with a real id.
 */
@ServerTest
@OldestPostgresTest
class MergeTests {

	private static final String EMAIL = "ann@example.org";

	private static final String ANN = user(1);

	private final Account account;

	private final String derived;

	MergeTests(@LocalServerPort int port) {
		this.account = new Account(port);
		this.account.enable("imp_travel", "high");
		this.account.enable("high_dlp", "low");
		this.derived = this.account.derivedId(EMAIL);
	}

	@Test
	void aRealIdTakesOverTheEventsOfItsEmail() {
		this.account.store(event("imp_travel", "a", EMAIL, "2025-01-02T00:00:00Z"),
				event("high_dlp", "b", ANN, "2025-01-01T00:00:00Z"));
		assertThat(this.account.putUsers(userJson(ANN, EMAIL, "Ann")).body()).isEqualTo(counts(1, 0, 1, 1));
		assertSummary(row(EMAIL, 2, "2025-01-02T00:00:00Z", "high", "Ann", ANN));
		assertDetail(EMAIL, "null", "Ann", "high", travel("a", "2025-01-02T00:00:00Z"),
				dlp("b", "2025-01-01T00:00:00Z"));
		assertThat(this.account.get("/users?email=" + EMAIL).body()).isEqualTo(Account
			.all("{\"users\":[{\"email\":\"%s\",\"name\":\"Ann\",\"risk_level\":\"high\",\"user_id\":\"%s\"}]}"
				.formatted(EMAIL, ANN), 1));
	}

	@Test
	void anEventWithBothIdAndEmailMergesToo() {
		this.account.store(event("imp_travel", "a", EMAIL, "2025-01-02T00:00:00Z"));
		this.account.store(both("b", ANN, EMAIL, "2025-01-01T00:00:00Z"));
		assertSummary(row(EMAIL, 2, "2025-01-02T00:00:00Z", "high", "", ANN));
	}

	@Test
	void aBodyMayNameAUserBothWays() {
		this.account.store(event("imp_travel", "a", EMAIL, "2025-01-01T00:00:00Z"),
				both("b", ANN, EMAIL, "2025-01-02T00:00:00Z"), event("imp_travel", "c", EMAIL, "2025-01-03T00:00:00Z"));
		assertSummary(row(EMAIL, 3, "2025-01-03T00:00:00Z", "high", "", ANN));
	}

	@Test
	void mergingAgainChangesNothing() {
		this.account.store(event("imp_travel", "a", EMAIL, "2025-01-01T00:00:00Z"));
		assertThat(this.account.putUsers(userJson(ANN, EMAIL, "Ann")).body()).isEqualTo(counts(1, 1, 0, 1));
		assertThat(this.account.putUsers(userJson(ANN, EMAIL, "Ann")).body()).isEqualTo(counts(1, 0, 1, 0));
		assertSummary(row(EMAIL, 1, "2025-01-01T00:00:00Z", "high", "Ann", ANN));
	}

	@Test
	void everyCallGoesOnAcceptingTheDerivedId() {
		this.account.store(event("imp_travel", "a", EMAIL, "2025-01-01T00:00:00Z"));
		this.account.putUsers(userJson(ANN, EMAIL, "Ann"));
		assertThat(this.account.get("/" + this.derived).body()).isEqualTo(this.account.get("/" + ANN).body());
		this.account.store(event("imp_travel", "b", this.derived, "2025-01-02T00:00:00Z"));
		assertSummary(row(EMAIL, 2, "2025-01-02T00:00:00Z", "high", "Ann", ANN));
		assertThat(this.account.putUsers(userJson(this.derived, "new@example.org", "New")).body())
			.isEqualTo(counts(1, 0, 1, 0));
		assertSummary(row("new@example.org", 2, "2025-01-02T00:00:00Z", "high", "New", ANN));
		assertThat(this.account.reset(this.derived).body()).isEqualTo(ApiClient.success("{}"));
		assertSummary();
		assertThat(this.account.get("/" + this.derived).body()).isEqualTo(this.account.get("/" + ANN).body());
		assertDetail("new@example.org", "\"" + this.account.lastReset(ANN) + "\"", "New", null,
				travel("b", "2025-01-02T00:00:00Z"), travel("a", "2025-01-01T00:00:00Z"));
	}

	@Test
	void aDerivedIdMayBeUsedBeforeItsMergeToo() {
		this.account.store(event("imp_travel", "a", EMAIL, "2025-01-01T00:00:00Z"));
		this.account.store(event("imp_travel", "b", this.derived, "2025-01-02T00:00:00Z"));
		assertThat(this.account.putUsers(userJson(this.derived, "other@example.org", "Ann")).body())
			.isEqualTo(counts(1, 0, 1, 0));
		assertSummary(row("other@example.org", 2, "2025-01-02T00:00:00Z", "high", "Ann", this.derived));
		assertThat(this.account.putUsers(userJson(ANN, "other@example.org", "")).body()).isEqualTo(counts(1, 1, 0, 1));
		assertSummary(row("other@example.org", 2, "2025-01-02T00:00:00Z", "high", "Ann", ANN));
		this.account.store(event("imp_travel", "c", EMAIL, "2025-01-03T00:00:00Z"));
		assertSummary(row("other@example.org", 3, "2025-01-03T00:00:00Z", "high", "Ann", ANN));
	}

	@Test
	void laterResetIsKeptAndTheMergedUserIsEvaluatedAgain() {
		this.account.store(event("imp_travel", "a", ANN, "2025-01-01T00:00:00Z"),
				event("imp_travel", "b", EMAIL, "2025-01-02T00:00:00Z"));
		this.account.reset(this.derived);
		Instant reset = this.account.lastReset(this.derived);
		Instant after = reset.plus(1, ChronoUnit.MICROS);
		this.account.store(event("high_dlp", "c", this.derived, after.toString()));
		this.account.putUsers(userJson(ANN, EMAIL, "Ann"));
		assertSummary(row(EMAIL, 1, after.toString(), "low", "Ann", ANN));
		assertDetail(EMAIL, "\"" + reset + "\"", "Ann", "low", dlp("c", after.toString()),
				travel("b", "2025-01-02T00:00:00Z"), travel("a", "2025-01-01T00:00:00Z"));
	}

	@Test
	void resetOfTheRealIdIsKeptIfItIsLater() {
		this.account.store(event("imp_travel", "a", ANN, "2025-01-01T00:00:00Z"),
				event("imp_travel", "b", EMAIL, "2025-01-02T00:00:00Z"));
		this.account.reset(this.derived);
		this.account.reset(ANN);
		Instant reset = this.account.lastReset(ANN);
		this.account.putUsers(userJson(ANN, EMAIL, "Ann"));
		assertSummary();
		assertDetail(EMAIL, "\"" + reset + "\"", "Ann", null, travel("b", "2025-01-02T00:00:00Z"),
				travel("a", "2025-01-01T00:00:00Z"));
	}

	@Test
	void ofTwoRealIdsInABatchTheFirstTakesOver() {
		String email = "shared@example.org";
		for (int i = 10; i < 40; i++) {
			String shared = i + email;
			this.account.store(event("imp_travel", "e" + i, shared, "2025-01-01T00:00:00Z"));
			String first = user((i % 2 == 0) ? i : 100 + i);
			String second = user((i % 2 == 0) ? 100 + i : i);
			assertThat(
					this.account.putUsers(userJson(first, shared, "First"), userJson(second, shared, "Second")).body())
				.isEqualTo(counts(2, 2, 0, 1));
			assertThat(this.account.get("/" + this.account.derivedId(shared)).body()).isEqualTo(Account.all("""
					{"email":"%s","events":[%s],"last_reset_time":null,"name":"First","risk_level":"high"}"""
				.formatted(shared, travel("e" + i, "2025-01-01T00:00:00Z")), 1));
		}
	}

	@Test
	void theFirstRealIdOfABatchOwnsAnEmailThatIsNew() {
		this.account.store(event("imp_travel", "a", EMAIL, "2025-01-01T00:00:00Z"),
				both("b", user(9), EMAIL, "2025-01-02T00:00:00Z"), both("c", user(2), EMAIL, "2025-01-03T00:00:00Z"));
		assertSummary(row(EMAIL, 1, "2025-01-03T00:00:00Z", "high", "", user(2)),
				row(EMAIL, 2, "2025-01-02T00:00:00Z", "high", "", user(9)));
	}

	@Test
	void oneRealIdTakesOverSeveralEmails() {
		this.account.store(event("imp_travel", "a", EMAIL, "2025-01-01T00:00:00Z"),
				event("imp_travel", "b", "other@example.org", "2025-01-02T00:00:00Z"));
		this.account.store(both("c", ANN, EMAIL, "2025-01-03T00:00:00Z"),
				both("d", ANN, "other@example.org", "2025-01-04T00:00:00Z"));
		assertSummary(row("other@example.org", 4, "2025-01-04T00:00:00Z", "high", "", ANN));
	}

	@Test
	void nameAndEmailAreTheNewestOfBoth() {
		this.account.store(seen("a", null, EMAIL, "By e-mail", "2025-01-02T00:00:00Z"));
		this.account.store(seen("b", ANN, "old@example.org", "By id", "2025-01-01T00:00:00Z"));
		this.account.store(both("c", ANN, EMAIL, "2024-01-01T00:00:00Z"));
		assertSummary(row(EMAIL, 3, "2025-01-02T00:00:00Z", "high", "By e-mail", ANN));
	}

	@Test
	void anEventSentByEmailBeforeTheMergeIsADuplicateAfterIt() {
		String event = "{\"behavior\":\"imp_travel\",\"user\":{\"email\":\"%s\"},\"timestamp\":\"2025-01-01T00:00:00Z\"}"
			.formatted(EMAIL);
		this.account.store(event);
		this.account.putUsers(userJson(ANN, EMAIL, ""));
		assertThat(this.account.report(event).body()).isEqualTo(Account.counts(0, 1, 0));
		assertSummary(row(EMAIL, 1, "2025-01-01T00:00:00Z", "high", "", ANN));
	}

	private void assertSummary(String... rows) {
		assertThat(this.account.get("/summary").body())
			.isEqualTo(Account.all("{\"users\":[" + String.join(",", rows) + "]}", rows.length));
	}

	private void assertDetail(String email, String reset, String name, @Nullable String level, String... events) {
		String scored = (level != null) ? ",\"risk_level\":\"" + level + "\"" : "";
		assertThat(this.account.get("/" + ANN).body()).isEqualTo(
				Account.all(
						"{\"email\":\"" + email + "\",\"events\":[" + String.join(",", events)
								+ "],\"last_reset_time\":" + reset + ",\"name\":\"" + name + "\"" + scored + "}",
						events.length));
	}

	private String travel(String id, String timestamp) {
		return "{\"id\":\"%s\",\"name\":\"Impossible Travel\",\"risk_level\":\"high\",\"timestamp\":\"%s\"}"
			.formatted(this.account.eventId("imp_travel", id), timestamp);
	}

	private String dlp(String id, String timestamp) {
		return "{\"id\":\"%s\",\"name\":\"High Number of DLP Policies Triggered\",\"risk_level\":\"low\",\"timestamp\":\"%s\"}"
			.formatted(this.account.eventId("high_dlp", id), timestamp);
	}

	private static String row(String email, int count, String last, String level, String name, String id) {
		return """
				{"email":"%s","event_count":%d,"last_event":"%s","max_risk_level":"%s","name":"%s","user_id":"%s"}"""
			.formatted(email, count, last, level, name, id);
	}

	private static String both(String id, String user, String email, String timestamp) {
		return seen(id, user, email, "", timestamp);
	}

	private static String seen(String id, @Nullable String user, String email, String name, String timestamp) {
		String userId = (user != null) ? "\"" + user + "\"" : "null";
		return "{\"behavior\":\"imp_travel\",\"id\":\"%s\",\"user\":{\"id\":%s,\"email\":\"%s\",\"name\":\"%s\"},\"timestamp\":\"%s\"}"
			.formatted(id, userId, email, name, timestamp);
	}

	private static String userJson(String user, String email, String name) {
		return "{\"id\":\"%s\",\"email\":\"%s\",\"name\":\"%s\"}".formatted(user, email, name);
	}

	private static String counts(int received, int created, int updated, int merged) {
		return ApiClient.success("{\"created\":%d,\"merged\":%d,\"received\":%d,\"updated\":%d}".formatted(created,
				merged, received, updated));
	}

}
