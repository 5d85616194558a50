package io.ztrisk.triage;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import io.ztrisk.test.Account;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.OldestPostgresTest;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static io.ztrisk.test.Account.event;
import static io.ztrisk.test.Account.user;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the history of a user.
 */
@ServerTest
@OldestPostgresTest
class HistoryTests {

	private static final String ANN = user(1);

	private static final String EMAIL = "ann@example.org";

	private static final String NOTE = "7d0c1e52-0b1f-4a52-9c0e-2f6f0a1b2c03";

	private final Account account;

	private final int port;

	@Autowired
	private JdbcClient database;

	HistoryTests(@LocalServerPort int port) {
		this.account = new Account(port);
		this.port = port;
		this.account.enable("imp_travel", "high");
		this.account.enable("high_dlp", "low");
	}

	@Test
	void historyHasActsAndChangesNewestFirst() {
		this.account.store(event("imp_travel", "a", ANN, "2026-01-01T00:00:00Z"));
		this.account.putUsers("{\"id\":\"%s\",\"email\":\"%s\"}".formatted(ANN, EMAIL));
		note("{\"id\":\"%s\",\"text\":\" Asked \\\"her\\\" manager \\n\"}".formatted(NOTE));
		reset("{\"reason\":\"Known traveller\"}");
		String token = "\"actor\":\"ZTRISK_ADMIN_TOKEN\",\"cause\":\"%s\"";
		String[] entries = {
				"""
						{%s,"id":"*","level":"unscored","previous_level":"high","reason":"Known traveller","time":"*","token_id":"*"}"""
					.formatted(token.formatted("reset")),
				"""
						{%s,"id":"%s","level":"high","previous_level":"high","reason":"Asked \\"her\\" manager","time":"*","token_id":"*"}"""
					.formatted(token.formatted("note"), NOTE),
				"{\"cause\":\"identified\",\"id\":\"*\",\"level\":\"high\",\"previous_level\":\"high\",\"time\":\"*\"}",
				"{\"cause\":\"event\",\"event_id\":\"%s\",\"id\":\"*\",\"level\":\"high\",\"name\":\"Impossible Travel\",\"previous_level\":\"unscored\",\"time\":\"*\"}"
					.formatted(this.account.eventId("imp_travel", "a")) };
		assertThat(masked(get("")))
			.isEqualTo(Account.all("{\"entries\":[" + String.join(",", entries) + "]}", entries.length));
		assertThat(masked(get("?page=2&per_page=3")))
			.isEqualTo(Account.page("{\"entries\":[" + entries[3] + "]}", 1, 2, 3, 4, 2));
		assertThat(masked(get("?direction=asc&per_page=1")))
			.isEqualTo(Account.page("{\"entries\":[" + entries[3] + "]}", 1, 1, 1, 4, 4));
	}

	@Test
	void aMergedIdHasTheHistoryOfBoth() {
		this.account.store(event("high_dlp", "a", EMAIL, "2026-01-01T00:00:00Z"));
		String derived = this.account.derivedId(EMAIL);
		this.account.reset(derived);
		Instant between = now();
		this.account.store(event("imp_travel", "b", ANN, "2026-01-01T00:00:00Z"));
		this.account.putUsers("{\"id\":\"%s\",\"email\":\"%s\"}".formatted(ANN, EMAIL));
		String history = get("").body();
		assertThat(history.replaceAll("\"cause\":\"(\\w+)\"", "<$1>").replaceAll("[^<>]*<(\\w+)>[^<>]*", "$1 "))
			.isEqualTo("merged event reset event ");
		assertThat(this.account.get("/users/" + derived + "/history").body()).isEqualTo(history);
		assertThat(get("?at=" + between).body()).contains("{\"at\":{\"recorded\":false,\"time\":\"" + between + "\"},");
	}

	@Test
	void theLevelAtATimeIsToldByTheLog() {
		Instant before = now();
		this.account.store(event("imp_travel", "a", ANN, "2026-01-01T00:00:00Z"));
		Instant between = now();
		this.account.reset(ANN);
		assertAt(before, "unscored");
		assertAt(between, "high");
		assertAt(now(), "unscored");
		assertAt(now().plusSeconds(1000), "unscored");
		this.database.sql("update change_head set recorded_since = :between where account_id = :account")
			.param("between", Timestamp.from(between))
			.param("account", this.account.id())
			.update();
		assertThat(get("?at=" + before).body()).contains("{\"recorded\":false,\"time\":\"" + before + "\"},");
		assertAt(between, "high");
	}

	@Test
	void aUserWithoutAChangeHadTheLevelOfNow() {
		this.account.store(event("imp_travel", "a", ANN, "2026-01-01T00:00:00Z"));
		this.database.sql("delete from risk_change where account_id = :account")
			.param("account", this.account.id())
			.update();
		assertThat(get("?at=2026-01-01T00:00:00Z").body()).isEqualTo(Account.all(
				"{\"at\":{\"level\":\"high\",\"recorded\":true,\"time\":\"2026-01-01T00:00:00Z\"},\"entries\":[]}", 0));
	}

	@ParameterizedTest
	@ValueSource(strings = { "yesterday", "2026-13-01T00:00:00Z", "", "-1", "2026-01-01" })
	void aMalformedTimeIsRefused(String time) {
		this.account.putUsers("{\"id\":\"" + ANN + "\"}");
		ApiClient.assertFailure(get("?at=" + time), 400,
				"{\"code\":12004,\"message\":\"at must be an RFC 3339 time or a number since 1970, in the years 1970 to 9999\"}");
	}

	@Test
	void aUserOfAnotherAccountIsNotFound() {
		this.account.store(event("imp_travel", "a", ANN, "2026-01-01T00:00:00Z"));
		Account other = new Account(this.port);
		for (String query : new String[] { "", "?at=2026-01-01T00:00:00Z", "?page=1" }) {
			ApiClient.assertFailure(other.get("/users/" + ANN + "/history" + query), 404,
					"{\"code\":12001,\"message\":\"User not found\"}");
		}
	}

	private void assertAt(Instant time, String level) {
		assertThat(get("?at=" + time).body())
			.contains("{\"at\":{\"level\":\"%s\",\"recorded\":true,\"time\":\"%s\"},".formatted(level, time));
	}

	private static Instant now() {
		return Instant.now().truncatedTo(ChronoUnit.MICROS);
	}

	private HttpResponse<String> get(String query) {
		return this.account.get("/users/" + ANN + "/history" + query);
	}

	private void note(String body) {
		assertThat(this.account
			.send(this.account.request("/users/" + ANN + "/notes")
				.header("Content-Type", "application/json")
				.POST(HttpRequest.BodyPublishers.ofString(body)))
			.statusCode()).isEqualTo(200);
	}

	private void reset(String body) {
		assertThat(this.account
			.send(this.account.request("/" + ANN + "/reset").POST(HttpRequest.BodyPublishers.ofString(body)))
			.statusCode()).isEqualTo(200);
	}

	private static String masked(HttpResponse<String> answer) {
		return answer.body().replaceAll("\"(id|time|token_id)\":\"(?!" + NOTE + ")[^\"]+\"", "\"$1\":\"*\"");
	}

}
