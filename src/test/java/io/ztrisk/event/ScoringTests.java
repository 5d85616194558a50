package io.ztrisk.event;

import io.ztrisk.test.Account;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import static io.ztrisk.test.Account.counts;
import static io.ztrisk.test.Account.event;
import static io.ztrisk.test.Account.with;
import static io.ztrisk.test.ApiClient.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests how events make a score.
 */
@ServerTest
class ScoringTests {

	private static final String ANN = Account.user(1);

	private final Account account;

	ScoringTests(@LocalServerPort int port) {
		this.account = new Account(port);
	}

	@Test
	void aDisabledBehaviourIgnoresItsEvents() {
		assertThat(this.account.report(event("imp_travel", "a", ANN, "2025-01-01T00:00:00Z")).body())
			.isEqualTo(counts(0, 0, 1));
		assertThat(this.account.get("/summary").body()).isEqualTo(Account.all("{\"users\":[]}", 0));
		assertFailure(this.account.get("/" + ANN), 404, "{\"code\":12001,\"message\":\"User not found\"}");
	}

	@Test
	void anEventIgnoredIsStoredWhenSentAgainAfterEnabling() {
		String event = event("imp_travel", "a", ANN, "2025-01-01T00:00:00Z");
		this.account.report(event);
		this.account.enable("imp_travel", "high");
		this.account.store(event);
		assertScore("high", 1, "2025-01-01T00:00:00Z");
	}

	@Test
	void enabledAndDisabledBehavioursOfOneBodyAreDistinguished() {
		this.account.enable("imp_travel", "high");
		assertThat(this.account
			.report(event("imp_travel", "a", ANN, "2025-01-01T00:00:00Z"),
					event("high_dlp", "a", ANN, "2025-01-02T00:00:00Z"))
			.body()).isEqualTo(counts(1, 0, 1));
		assertScore("high", 1, "2025-01-01T00:00:00Z");
	}

	@Test
	void aChangeOfLevelTouchesLaterEventsOnly() {
		this.account.enable("imp_travel", "medium");
		this.account.store(event("imp_travel", "a", ANN, "2025-01-01T00:00:00Z"));
		this.account.enable("imp_travel", "high");
		assertScore("medium", 1, "2025-01-01T00:00:00Z");
		this.account.store(event("imp_travel", "b", ANN, "2025-01-02T00:00:00Z"));
		assertScore("high", 2, "2025-01-02T00:00:00Z");
		this.account.enable("imp_travel", "low");
		this.account.store(event("imp_travel", "c", ANN, "2025-01-03T00:00:00Z"));
		assertScore("high", 3, "2025-01-03T00:00:00Z");
		assertThat(this.account.get("/" + ANN).body()).isEqualTo(Account.all("""
				{"email":"","events":[%s,%s,%s],"last_reset_time":null,"name":"","risk_level":"high"}""".formatted(
				travel("c", "low", "2025-01-03T00:00:00Z"), travel("b", "high", "2025-01-02T00:00:00Z"),
				travel("a", "medium", "2025-01-01T00:00:00Z")), 3));
	}

	@Test
	void disablingKeepsTheEventsAndTheScore() {
		this.account.enable("imp_travel", "high");
		this.account.store(event("imp_travel", "a", ANN, "2025-01-01T00:00:00Z"));
		this.account.disable("imp_travel");
		assertThat(this.account.report(event("imp_travel", "b", ANN, "2025-01-02T00:00:00Z")).body())
			.isEqualTo(counts(0, 0, 1));
		assertScore("high", 1, "2025-01-01T00:00:00Z");
		assertThat(this.account.get("/" + ANN).body()).isEqualTo(Account.all("""
				{"email":"","events":[%s],"last_reset_time":null,"name":"","risk_level":"high"}"""
			.formatted(travel("a", "high", "2025-01-01T00:00:00Z")), 1));
	}

	@Test
	void anEventsOwnLevelWins() {
		this.account.enable("imp_travel", "medium");
		this.account.store(with(event("imp_travel", "a", ANN, "2025-01-01T00:00:00Z"), "risk_level", "\"Low\""));
		assertScore("low", 1, "2025-01-01T00:00:00Z");
		this.account.store(with(event("imp_travel", "b", ANN, "2025-01-02T00:00:00Z"), "risk_level", "\"HIGH\""));
		assertScore("high", 2, "2025-01-02T00:00:00Z");
	}

	@Test
	void aScoreDoesNotDecay() {
		this.account.enable("imp_travel", "high");
		this.account.enable("high_dlp", "low");
		this.account.store(event("imp_travel", "a", ANN, "1970-01-01T00:00:00Z"));
		assertScore("high", 1, "1970-01-01T00:00:00Z");
		this.account.store(event("high_dlp", "b", ANN, "2025-01-01T00:00:00Z"));
		assertScore("high", 2, "2025-01-01T00:00:00Z");
	}

	@Test
	void aDuplicateDoesNotCount() {
		this.account.enable("imp_travel", "low");
		this.account.store(event("imp_travel", "a", ANN, "2025-01-01T00:00:00Z"));
		this.account.enable("imp_travel", "high");
		assertThat(this.account.report(event("imp_travel", "a", ANN, "2025-01-01T00:00:00Z")).body())
			.isEqualTo(counts(0, 1, 0));
		assertScore("low", 1, "2025-01-01T00:00:00Z");
	}

	private void assertScore(String level, int count, String last) {
		assertThat(this.account.get("/summary").body()).isEqualTo(Account
			.all("""
					{"users":[{"email":"","event_count":%d,"last_event":"%s","max_risk_level":"%s","name":"","user_id":"%s"}]}"""
				.formatted(count, last, level, ANN), 1));
	}

	private String travel(String id, String level, String timestamp) {
		return "{\"id\":\"%s\",\"name\":\"Impossible Travel\",\"risk_level\":\"%s\",\"timestamp\":\"%s\"}"
			.formatted(this.account.eventId("imp_travel", id), level, timestamp);
	}

}
