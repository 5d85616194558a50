package io.ztrisk.user;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import io.ztrisk.test.Account;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.ServerTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import static io.ztrisk.test.Account.event;
import static io.ztrisk.test.ApiClient.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests resets of users.
 */
@ServerTest
class ResetTests {

	private static final String ANN = Account.user(1);

	private static final String DONE = ApiClient.success("{}");

	private static final String EMPTY_SUMMARY = Account.all("{\"users\":[]}", 0);

	private final Account account;

	ResetTests(@LocalServerPort int port) {
		this.account = new Account(port);
		this.account.enable("imp_travel", "high");
		this.account.enable("high_dlp", "low");
	}

	@Test
	void aResetClearsTheScoreAndKeepsTheHistory() {
		Instant before = Instant.now().truncatedTo(ChronoUnit.MICROS);
		this.account.store(event("imp_travel", "a", ANN, "2025-01-01T00:00:00Z"));
		assertThat(this.account.reset(ANN).body()).isEqualTo(DONE);
		assertThat(this.account.get("/summary").body()).isEqualTo(EMPTY_SUMMARY);
		Instant reset = this.account.lastReset(ANN);
		assertThat(reset).isBetween(before, Instant.now());
		assertDetail(reset, null, travel("2025-01-01T00:00:00Z"));
	}

	@Test
	void anEventAfterTheResetScoresAlone() {
		this.account.store(event("imp_travel", "a", ANN, "2025-01-01T00:00:00Z"));
		this.account.reset(ANN);
		Instant reset = this.account.lastReset(ANN);
		Instant later = reset.plus(1, ChronoUnit.MICROS);
		this.account.store(event("high_dlp", "b", ANN, later.toString()));
		assertSummary("low", 1, later);
		assertDetail(reset, "low", dlp("b", later), travel("2025-01-01T00:00:00Z"));
	}

	@Test
	void aLateEventAtOrBeforeTheResetIsKeptAndDoesNotScore() {
		this.account.store(event("imp_travel", "a", ANN, "2025-01-01T00:00:00Z"));
		this.account.reset(ANN);
		Instant reset = this.account.lastReset(ANN);
		this.account.store(event("high_dlp", "at", ANN, reset.toString()),
				event("high_dlp", "before", ANN, "2025-01-02T00:00:00Z"));
		assertThat(this.account.get("/summary").body()).isEqualTo(EMPTY_SUMMARY);
		assertDetail(reset, null, dlp("at", reset), dlp("before", Instant.parse("2025-01-02T00:00:00Z")),
				travel("2025-01-01T00:00:00Z"));
	}

	@Test
	void resetHasTheTimeOfTheLastEventIfThatIsLaterThanNow() {
		Instant future = Instant.now().truncatedTo(ChronoUnit.MICROS).plus(Duration.ofMinutes(9));
		this.account.store(event("imp_travel", "a", ANN, future.toString()));
		assertThat(this.account.reset(ANN).body()).isEqualTo(DONE);
		assertDetail(future, null, travel(future.toString()));
		assertThat(this.account.reset(ANN).body()).isEqualTo(DONE);
		assertDetail(future, null, travel(future.toString()));
		Instant before = future.minusSeconds(1);
		this.account.store(event("high_dlp", "b", ANN, before.toString()));
		assertThat(this.account.get("/summary").body()).isEqualTo(EMPTY_SUMMARY);
		assertDetail(future, null, travel(future.toString()), dlp("b", before));
	}

	@Test
	void aUserWhoNeverHadAnEventCanBeReset() {
		this.account.putUsers("{\"id\":\"" + ANN + "\"}");
		assertThat(this.account.reset(ANN).body()).isEqualTo(DONE);
		assertDetail(this.account.lastReset(ANN), null);
	}

	@Test
	void anUnknownUserIsNotFound() {
		assertFailure(this.account.reset(ANN), 404, "{\"code\":12001,\"message\":\"User not found\"}");
		assertFailure(this.account.get("/" + ANN), 404, "{\"code\":12001,\"message\":\"User not found\"}");
	}

	@Test
	void anIdIsTakenInAnyCase() {
		String id = "ABCDEFAB-CDEF-4ABC-8DEF-ABCDEFABCDEF";
		this.account.store(event("imp_travel", "a", id, "2025-01-01T00:00:00Z"));
		assertThat(this.account.reset(id).body()).isEqualTo(DONE);
		assertThat(this.account.get("/" + id).body()).isEqualTo(this.account.get("/" + id.toLowerCase()).body());
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`',
			value = { "application/json, {}", "application/json, `{\"a\":[1,`", "application/json, null",
					"text/plain, anything", "application/x-www-form-urlencoded, a=b&c", "nonsense, x",
					"application/x-ndjson, ``", "multipart/form-data, x" })
	void anyBodyIsAccepted(String type, String body) {
		this.account.store(event("imp_travel", "a", ANN, "2025-01-01T00:00:00Z"));
		assertThat(this.account
			.send(this.account.request("/" + ANN + "/reset")
				.header("Content-Type", type)
				.POST(HttpRequest.BodyPublishers.ofString(body)))
			.body()).isEqualTo(DONE);
		assertThat(this.account.get("/summary").body()).isEqualTo(EMPTY_SUMMARY);
	}

	private void assertSummary(String level, int count, Instant last) {
		assertThat(this.account.get("/summary").body()).isEqualTo(Account
			.all("""
					{"users":[{"email":"","event_count":%d,"last_event":"%s","max_risk_level":"%s","name":"","user_id":"%s"}]}"""
				.formatted(count, last, level, ANN), 1));
	}

	private void assertDetail(Instant reset, @Nullable String level, String... events) {
		String scored = (level != null) ? ",\"risk_level\":\"" + level + "\"" : "";
		assertThat(this.account.get("/" + ANN).body())
			.isEqualTo(Account.all("{\"email\":\"\",\"events\":[" + String.join(",", events)
					+ "],\"last_reset_time\":\"" + reset + "\",\"name\":\"\"" + scored + "}", events.length));
	}

	private String travel(String timestamp) {
		return "{\"id\":\"%s\",\"name\":\"Impossible Travel\",\"risk_level\":\"high\",\"timestamp\":\"%s\"}"
			.formatted(this.account.eventId("imp_travel", "a"), timestamp);
	}

	private String dlp(String id, Instant timestamp) {
		return "{\"id\":\"%s\",\"name\":\"High Number of DLP Policies Triggered\",\"risk_level\":\"low\",\"timestamp\":\"%s\"}"
			.formatted(this.account.eventId("high_dlp", id), timestamp);
	}

}
