package io.ztrisk.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

import io.ztrisk.test.Account;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.Logs;
import io.ztrisk.test.OldestPostgresTest;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static io.ztrisk.test.Account.event;
import static io.ztrisk.test.Account.user;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the statistics of accounts.
 */
@ServerTest
@OldestPostgresTest
class StatisticsTests {

	/** A midnight between two days of which records are not too late. */
	private static final Instant MIDNIGHT = day(-2).atStartOfDay(ZoneOffset.UTC).toInstant();

	private final Account account;

	@Autowired
	private JdbcClient database;

	@Autowired
	private TallyFolding folding;

	StatisticsTests(@LocalServerPort int port) {
		this.account = new Account(port);
		this.account.enable("imp_travel", "high");
		this.account.enable("high_dlp", "low");
		this.account.enable("security_domain", "medium");
		this.account.enable("malicious_file", "low");
	}

	@Test
	void everyDayIsShownWithItsEvents() {
		this.account.store(event("imp_travel", "a", user(1), "2026-01-01T00:00:00Z"),
				event("imp_travel", "b", user(2), "2026-01-01T23:59:59.999999Z"),
				event("high_dlp", "c", user(1), "2026-01-01T12:00:00+13:00"),
				event("high_dlp", "d", user(1), "2026-01-03T00:00:00Z"));
		this.account.report(event("imp_travel", "a", user(1), "2026-01-01T00:00:00Z"));
		assertThat(this.account.get("/statistics?since=2025-12-31&until=2026-01-02").body())
			.isEqualTo(ApiClient.success(
					"""
							{"days":[\
							{"date":"2025-12-31","events":{"high_dlp":{"dismissed":0,"found":1}},"users":{"high":0,"low":0,"medium":0}},\
							{"date":"2026-01-01","events":{"imp_travel":{"dismissed":0,"found":2}},"users":{"high":0,"low":0,"medium":0}},\
							{"date":"2026-01-02","events":{},"users":{"high":0,"low":0,"medium":0}}],"recorded_since":"TODAY"}"""
						.replace("TODAY", recordedSince())));
	}

	@Test
	void usersAreKnownSinceTheDayOfTheFirstLevel() {
		assertThat(this.account.get("/statistics").body()).doesNotContain("recorded_since");
		LocalDate before = day(0);
		this.account.store(event("imp_travel", "a", user(1), "2026-01-01T00:00:00Z"));
		this.account.reset(user(1));
		assertThat(LocalDate.parse(recordedSince())).isBetween(before, day(0));
		assertThat(this.account.get("/statistics?since=2026-01-01&until=2026-01-01").body())
			.endsWith(",\"recorded_since\":\"" + recordedSince() + "\"},\"success\":true}");
	}

	@Test
	void usersAreCountedAtTheLevelThatTheyHaveNow() {
		this.account.store(event("imp_travel", "a", user(1), "2026-01-01T00:00:00Z"),
				event("high_dlp", "b", user(1), "2026-01-01T00:00:00Z"),
				event("high_dlp", "c", user(2), "2026-01-01T00:00:00Z"),
				event("security_domain", "d", "ann@example.org", "2026-01-01T00:00:00Z"));
		assertThat(users()).isEqualTo("{\"high\":1,\"low\":1,\"medium\":1}");
		this.account.store(event("imp_travel", "e", user(2), "2026-01-01T00:00:00Z"));
		assertThat(users()).isEqualTo("{\"high\":2,\"low\":0,\"medium\":1}");
		this.account.putUsers("{\"id\":\"" + user(1) + "\",\"email\":\"ann@example.org\"}");
		assertThat(users()).isEqualTo("{\"high\":2,\"low\":0,\"medium\":0}");
		this.account.reset(user(1));
		this.account.reset(user(1));
		assertThat(users()).isEqualTo("{\"high\":1,\"low\":0,\"medium\":0}");
		this.account.send(this.account.request("/users/" + user(2)).DELETE());
		assertThat(users()).isEqualTo("{\"high\":0,\"low\":0,\"medium\":0}");
	}

	@Test
	void aMergeOfADerivedUserWithALevelTakesItsLevelAway() {
		this.account.store(event("imp_travel", "a", "ann@example.org", "2026-01-01T00:00:00Z"));
		assertThat(users()).isEqualTo("{\"high\":1,\"low\":0,\"medium\":0}");
		this.account.store(event("high_dlp", "b", user(1), "2026-01-01T00:00:00Z"));
		this.account.report(event("high_dlp", "c", user(1), "2026-01-02T00:00:00Z").replace("\"user\":{",
				"\"user\":{\"email\":\"ann@example.org\","));
		assertThat(users()).isEqualTo("{\"high\":1,\"low\":0,\"medium\":0}");
	}

	@Test
	void anAccountWithoutDataHasDaysWithoutCounts(@LocalServerPort int port) {
		this.account.store(event("imp_travel", "a", user(1), MIDNIGHT.toString()));
		assertThat(new Account(port).get("/statistics?since=" + day(-2) + "&until=" + day(-2)).body())
			.isEqualTo(ApiClient.success("{\"days\":[{\"date\":\"" + day(-2)
					+ "\",\"events\":{},\"users\":{\"high\":0,\"low\":0,\"medium\":0}}]}"));
		assertThat(new Account(port).get("/statistics").body().split("\"date\"")).hasSize(31);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "since=yesterday | since must be a day such as 2026-11-27",
			"since= | since must be a day such as 2026-11-27",
			"until=2026-02-30 | until must be a day such as 2026-11-27",
			"until=%00 | until must be a day such as 2026-11-27",
			"since=2026-01-01&since=2026-01-02&until=2026-01-03 | since must be a day such as 2026-11-27",
			"since=2026-01-02&until=2026-01-01 | since must not be after until, which is 2026-01-01",
			"since=2025-01-01&until=2026-02-05 | since must be at most 399 days before until, which is 2026-02-05" })
	void aMalformedParameterIsRefused(String query, String message) {
		var answer = this.account.get("/statistics?" + query);
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.body()).isEqualTo(
				"{\"errors\":[{\"code\":12004,\"message\":\"%s\"}],\"messages\":[],\"result\":null,\"success\":false}"
					.formatted(message));
		assertThat(this.account.get("/statistics?since=2025-01-01&until=2026-02-04").statusCode()).isEqualTo(200);
	}

	@Test
	void aDismissedEventIsCountedOnItsDayUntilItIsRestored() {
		this.account.store(event("imp_travel", "a", user(1), MIDNIGHT.minusMillis(1).toString()),
				event("imp_travel", "b", user(1), MIDNIGHT.toString()));
		String dismissal = "/users/" + user(1) + "/events/" + this.account.eventId("imp_travel", "b") + "/dismissal";
		this.account.put(dismissal, "{\"reason\":\"Expected\",\"verdict\":\"benign\"}");
		assertThat(events(day(-3))).isEqualTo("{\"imp_travel\":{\"dismissed\":0,\"found\":1}}");
		assertThat(events(day(-2))).isEqualTo("{\"imp_travel\":{\"dismissed\":1,\"found\":1}}");
		this.account.send(this.account.request(dismissal).DELETE());
		assertThat(events(day(-2))).isEqualTo("{\"imp_travel\":{\"dismissed\":0,\"found\":1}}");
	}

	@Test
	void anEventThatGetsAnEarlierTimeIsCountedOnItsDay() {
		Logs.send(this.account, "gateway_http", file("r", MIDNIGHT, user(1)));
		assertThat(events(day(-2))).isEqualTo("{\"malicious_file\":{\"dismissed\":0,\"found\":1}}");
		Logs.send(this.account, "gateway_http", file("r", MIDNIGHT.minusMillis(1), user(1)));
		assertThat(events(day(-2))).isEqualTo("{}");
		assertThat(events(day(-3))).isEqualTo("{\"malicious_file\":{\"dismissed\":0,\"found\":1}}");
	}

	@Test
	void anEventWithoutFindingsIsNotCounted() {
		Logs.send(this.account, "gateway_dns", Logs.query("q", "80", MIDNIGHT.plusSeconds(60).toString()));
		assertThat(events(day(-2))).isEqualTo("{\"security_domain\":{\"dismissed\":0,\"found\":1}}");
		Logs.send(this.account, "gateway_dns", Logs.query("q", "80", MIDNIGHT.minusSeconds(60).toString()));
		assertThat(events(day(-2))).isEqualTo("{}");
		assertThat(events(day(-3))).isEqualTo("{\"security_domain\":{\"dismissed\":0,\"found\":1}}");
	}

	@Test
	void twoEventsThatAMergeMakesOneAreCountedOnce() {
		String byEmail = Logs.query("q", "80", MIDNIGHT.plusSeconds(60).toString());
		Logs.send(this.account, "gateway_dns", byEmail + "\n" + byEmail.replace("QueryID\":\"q", "QueryID\":\"p")
			.replace("\"Email\":\"ann@example.org\"", "\"UserID\":\"" + user(1) + "\""));
		this.account.store(event("security_domain", "a", "ann@example.org", MIDNIGHT.toString()));
		assertThat(events(day(-2))).isEqualTo("{\"security_domain\":{\"dismissed\":0,\"found\":3}}");
		this.account.putUsers("{\"id\":\"" + user(1) + "\",\"email\":\"ann@example.org\"}");
		assertThat(events(day(-2))).isEqualTo("{\"security_domain\":{\"dismissed\":0,\"found\":2}}");
	}

	@Test
	void anErasedPersonsEventsStayCounted() {
		this.account.store(event("imp_travel", "a", user(1), MIDNIGHT.toString()));
		this.account.send(this.account.request("/users/" + user(1)).DELETE());
		assertThat(this.account.get("/" + user(1)).statusCode()).isEqualTo(404);
		assertThat(events(day(-2))).isEqualTo("{\"imp_travel\":{\"dismissed\":0,\"found\":1}}");
	}

	@Test
	void foldingKeepsOneRowForEachCountAndChangesNone() {
		for (int i = 0; i < 5; i++) {
			this.account.store(event("imp_travel", "a" + i, user(i), MIDNIGHT.toString()),
					event("high_dlp", "b" + i, user(i), MIDNIGHT.toString()));
		}
		String before = this.account.get("/statistics").body();
		assertThat(this.folding.fold()).isTrue();
		assertThat(tallies("kind = 'found'")).isEqualTo(2);
		assertThat(this.account.get("/statistics").body()).isEqualTo(before);
		this.account.store(event("imp_travel", "new", user(1), MIDNIGHT.toString()));
		assertThat(tallies("kind = 'found'")).isGreaterThanOrEqualTo(2);
		assertThat(this.folding.fold()).isTrue();
		assertThat(tallies("kind = 'found'")).isEqualTo(2);
		assertThat(events(day(-2)))
			.isEqualTo("{\"high_dlp\":{\"dismissed\":0,\"found\":5},\"imp_travel\":{\"dismissed\":0,\"found\":6}}");
	}

	@Test
	void aBatchAddsOneRowForEachCountAndNoneIfNothingIsNew() {
		String[] events = new String[50];
		for (int i = 0; i < events.length; i++) {
			events[i] = event("imp_travel", "e" + i, user(i), MIDNIGHT.toString());
		}
		this.account.store(events);
		this.account.report(events);
		Logs.send(this.account, "gateway_http", file("r", MIDNIGHT.plusSeconds(1), user(1)));
		Logs.send(this.account, "gateway_http", file("r", MIDNIGHT, user(1)));
		assertThat(tallies("kind = 'found'")).isEqualTo(2);
		assertThat(events(day(-2))).isEqualTo(
				"{\"imp_travel\":{\"dismissed\":0,\"found\":50},\"malicious_file\":{\"dismissed\":0,\"found\":1}}");
	}

	private long tallies(String condition) {
		return this.database.sql("select count(*) from tally where account_id = :account and " + condition)
			.param("account", this.account.id())
			.query(Long.class)
			.single();
	}

	/** The member {@code events} of a day. */
	private String events(LocalDate day) {
		String body = this.account.get("/statistics?since=" + day + "&until=" + day).body();
		assertThat(body).contains("\"events\":{");
		return body.replaceAll(".*\"events\":(\\{.*\\}),\"users\".*", "$1");
	}

	/** The users of today. */
	private String users() {
		return this.account.get("/statistics").body().replaceAll(".*\"users\":(\\{[^}]*\\})\\}\\].*", "$1");
	}

	private String recordedSince() {
		return this.account.get("/statistics").body().replaceAll(".*\"recorded_since\":\"([^\"]*)\".*", "$1");
	}

	private static String file(String request, Instant at, String user) {
		return "{\"Datetime\":\"%s\",\"UserID\":\"%s\",\"RequestID\":\"%s\",\"BlockedFileReason\":\"malware\",\"BlockedFileName\":\"a.exe\",\"Action\":\"block\"}"
			.formatted(at, user, request);
	}

	private static LocalDate day(int offset) {
		return LocalDate.now(ZoneOffset.UTC).plusDays(offset);
	}

}
