package io.ztrisk.score;

import io.ztrisk.test.Account;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static io.ztrisk.test.Account.event;
import static io.ztrisk.test.Account.user;
import static io.ztrisk.test.Account.with;
import static io.ztrisk.test.ApiClient.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Shows a user and its score without the events.
 */
@ServerTest
class UserProfileTests {

	private static final String UNKNOWN = "{\"code\":12001,\"message\":\"User not found\"}";

	private final Account account;

	private final Account other;

	@Autowired
	private JdbcClient database;

	UserProfileTests(@LocalServerPort int port) {
		this.account = new Account(port);
		this.other = new Account(port);
	}

	@Test
	void aUserWithoutEventsHasNoLevelAndNoTimes() {
		this.account.putUsers("{\"id\":\"" + user(1) + "\"}");
		assertThat(this.account.get("/users/" + user(1)).body()).isEqualTo(ApiClient.success("""
				{"behaviors":{},"email":"","emails":[],"event_count":0,"forgotten_count":0,"last_reset_time":null,\
				"merged_ids":[],"name":"","revision":0,"user_id":"%s"}""".formatted(user(1))));
	}

	@Test
	void aScoredUserHasTheScoreAndAllEmailsAndIds() {
		this.account.enable("imp_travel", "high");
		this.account.enable("high_dlp", "low");
		this.account.store(event("imp_travel", "a", "old@example.org", "2025-01-01T00:00:00Z"),
				event("high_dlp", "b", "old@example.org", "2025-01-03T00:00:00Z"));
		this.account.putUsers(
				"{\"id\":\"%s\",\"email\":\"old@example.org\",\"aliases\":[{\"namespace\":\"okta\",\"id\":\"x\"}]}"
					.formatted(user(1)));
		this.account.store(with(event("high_dlp", "c", user(1), "2025-01-02T00:00:00Z"), "risk_level", "\"medium\""));
		this.account.putUsers("{\"id\":\"%s\",\"email\":\"ann@example.org\",\"name\":\"Ann\"}".formatted(user(1)));
		String merged = this.account.derivedId("old@example.org");
		String since = this.account.get("/users/" + user(1) + "/history?per_page=1")
			.body()
			.replaceAll(".*\"time\":\"([^\"]+)\".*", "$1");
		String expected = ApiClient.success(
				"""
						{"behaviors":{"high_dlp":2,"imp_travel":1},"email":"ann@example.org",\
						"emails":["ann@example.org","old@example.org"],"event_count":3,"forgotten_count":0,\
						"last_event":"2025-01-03T00:00:00Z","last_reset_time":null,"level_since":"%s","merged_ids":["%s"],"name":"Ann",\
						"revision":3,"risk_level":"high","user_id":"%s"}"""
					.formatted(since, merged, user(1)));
		assertThat(this.account.get("/users/" + user(1)).body()).isEqualTo(expected);
		assertThat(this.account.get("/users/" + merged).body()).isEqualTo(expected);
		assertThat(this.account.get("/users/" + user(1).toUpperCase(java.util.Locale.ROOT)).body()).isEqualTo(expected);
	}

	@Test
	void eventsBeforeAResetDoNotCountAndTheRevisionStays() {
		this.account.enable("imp_travel", "high");
		this.account.store(event("imp_travel", "a", user(1), "2025-01-01T00:00:00Z"));
		this.account.reset(user(1));
		assertThat(this.account.get("/users/" + user(1)).body()).startsWith(
				"{\"errors\":[],\"messages\":[],\"result\":{\"behaviors\":{},\"email\":\"\",\"emails\":[],\"event_count\":0,")
			.contains("\"last_reset_time\":\"", "\"revision\":1,\"user_id\"")
			.doesNotContain("last_event", "risk_level");
	}

	@Test
	void aBehaviorWhoseEventsAreForgottenHasNone() {
		this.account.enable("imp_travel", "high");
		this.account.store(event("imp_travel", "a", user(1), "2025-01-01T00:00:00Z"));
		this.database.sql("""
				update users
				set folded_level = risk_level, folded_count = 1, folded_last = last_event, folded_behaviors = behaviors
				where account_id = :account""").param("account", this.account.id()).update();
		this.database.sql("delete from event where account_id = :account").param("account", this.account.id()).update();
		assertThat(this.account.get("/users/" + user(1)).body()).contains("\"behaviors\":{\"imp_travel\":0}",
				"\"event_count\":1,\"forgotten_count\":1,");
	}

	@Test
	void anUnknownUserAndOneOfAnotherAccountAreNotFound() {
		this.other.putUsers("{\"id\":\"" + user(1) + "\",\"email\":\"ann@example.org\"}");
		assertFailure(this.account.get("/users/" + user(1)), 404, UNKNOWN);
		assertThat(this.other.get("/users/" + user(1)).body()).contains("\"emails\":[\"ann@example.org\"]");
	}

}
