package io.ztrisk.detection;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import io.ztrisk.test.Account;
import io.ztrisk.test.Scores;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Users that become one after something was found, and records that come with two times.
 */
@ServerTest
class SameRecordTests {

	private static final String EMAIL = "\"Email\":\"m@example.org\"";

	private static final String BAD_HOST = "\"CategoryIDs\":[68],\"HTTPHost\":\"a.example\"";

	private final Instant now = Instant.now();

	private final UUID id = UUID.randomUUID();

	private final Account account;

	@Autowired
	private DataSource database;

	/** An account that gets the same in another order. */
	private final Account other;

	SameRecordTests(@LocalServerPort int port) {
		this.account = new Account(port);
		this.other = new Account(port);
	}

	@AfterEach
	void scoresMatchTheEvents() {
		new Scores(this.database).assertTrue(this.account);
	}

	@Test
	void aUserWithADetectedEventBecomesOneWithANewId() {
		this.account.enable("security_domain", "high");
		send(http("a", Duration.ofHours(-3), BAD_HOST + "," + EMAIL));
		send(http("b", Duration.ofHours(-1), BAD_HOST + ",\"UserID\":\"" + this.id + "\"," + EMAIL));
		assertThat(this.account.get("/summary").body()).contains("\"event_count\":2").contains(this.id.toString());
	}

	@Test
	void aUserWhoWasResetTakesOverDetectedEvents() {
		this.account.enable("security_domain", "low");
		putUser("");
		assertThat(this.account.reset(this.id.toString()).statusCode()).isEqualTo(200);
		send(http("a", Duration.ofMinutes(5), BAD_HOST + "," + EMAIL));
		putUser(",\"email\":\"m@example.org\"");
		assertThat(this.account.get("/summary").body()).contains("\"event_count\":1").contains(this.id.toString());
	}

	@Test
	void aBurstAcrossTheResetOfTheOtherHalfIsFoundNoMore() {
		this.account.enable("high_dlp", "medium");
		putUser("");
		matches(0, 10, Duration.ofSeconds(-2));
		assertThat(this.account.reset(this.id.toString()).statusCode()).isEqualTo(200);
		matches(10, 15, Duration.ofSeconds(55));
		assertThat(this.account.get("/summary").body()).contains("\"event_count\":1");
		putUser(",\"email\":\"m@example.org\"");
		assertThat(this.account.get("/summary").body()).contains("\"users\":[]");
		assertThat(this.account.get("/" + this.id).body()).contains("\"events\":[]");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void recordWithTwoTimesKeepsTheEarlierTimeInAnyOrder(boolean earlierFirst) {
		this.account.enable("security_domain", "high");
		List<Duration> times = List.of(Duration.ofHours(-5), Duration.ofHours(-3));
		for (Duration time : earlierFirst ? times : times.reversed()) {
			send(http("q", time, BAD_HOST + "," + EMAIL));
		}
		String earlier = this.now.minus(Duration.ofHours(5)).toString().substring(0, 19);
		assertThat(this.account.get("/summary").body()).contains("\"event_count\":1")
			.contains("\"last_event\":\"" + earlier);
	}

	@Test
	void recordWithTwoContentsAtOneTimeKeepsTheSameContentInAnyOrder() {
		String one = http("q", Duration.ofHours(-5), BAD_HOST.replace("a.example", "a.evil.example") + "," + EMAIL);
		String second = http("q", Duration.ofHours(-5), BAD_HOST.replace("a.example", "b.bad.example") + "," + EMAIL);
		this.account.enable("security_domain", "high");
		this.other.enable("security_domain", "high");
		sendTo(this.account, "gateway_http", one);
		sendTo(this.account, "gateway_http", second);
		sendTo(this.other, "gateway_http", second);
		sendTo(this.other, "gateway_http", one);
		assertThat(details(this.account)).isEqualTo(details(this.other));
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void evidenceOfATravelIsTheNearestLoginInAnyOrder(boolean inOrder) {
		this.account.enable("imp_travel", "high");
		Instant day = this.now.truncatedTo(ChronoUnit.DAYS);
		String far = login("r1", "PT", day.minus(Duration.ofHours(14))).replace("{", "{\"IPAddress\":\"192.0.2.1\",");
		String near = login("r2", "PT", day.minus(Duration.ofHours(13))).replace("{",
				"{\"IPAddress\":\"198.51.100.1\",");
		String away = login("r3", "SG", day.minus(Duration.ofHours(12)));
		for (String login : inOrder ? List.of(far, near, away) : List.of(far, away, near)) {
			logIn(login);
		}
		assertThat(this.account.get("/" + userId()).body()).contains("\"ray_id\":\"r2\"")
			.doesNotContain("\"ray_id\":\"r1\"");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void aTravelIsTakenBackIfTheLoginThatItBeganAtMovesAway(boolean earlierFirst) {
		this.account.enable("imp_travel", "high");
		Instant day = this.now.truncatedTo(ChronoUnit.DAYS);
		String late = login("r1", "PT", day.minus(Duration.ofHours(14)));
		String away = login("r2", "SG", day.minus(Duration.ofMinutes(13 * 60 + 30)));
		String early = login("r1", "PT", day.minus(Duration.ofHours(38)).plus(Duration.ofMinutes(5)));
		for (String login : earlierFirst ? List.of(early, away, late) : List.of(late, away, early)) {
			logIn(login);
		}
		assertThat(this.account.get("/summary").body()).contains("\"users\":[]");
	}

	@Test
	void aTravelStaysIfItHasAnotherLoginToBeginAt() {
		this.account.enable("imp_travel", "high");
		Instant day = this.now.truncatedTo(ChronoUnit.DAYS);
		logIn(login("r1", "PT", day.minus(Duration.ofHours(14))),
				login("r2", "SG", day.minus(Duration.ofMinutes(13 * 60 + 30))),
				login("r3", "PT", day.minus(Duration.ofHours(15))));
		String before = this.account.get("/summary").body();
		assertThat(before).contains("\"event_count\":1");
		logIn(login("r1", "PT", day.minus(Duration.ofHours(38))));
		assertThat(this.account.get("/summary").body()).isEqualTo(before);
	}

	@Test
	void aBurstStaysThoughASettingOfTodayWouldNotMakeIt() {
		this.account.enable("high_dlp", "medium");
		matches(0, 15, Duration.ofHours(-2));
		String before = this.account.get("/summary").body();
		assertThat(before).contains("\"event_count\":1");
		assertThat(this.account
			.send(this.account.request("/settings")
				.header("Content-Type", "application/json")
				.PUT(HttpRequest.BodyPublishers.ofString("{\"high_dlp\":{\"matches\":100}}")))
			.statusCode()).isEqualTo(200);
		matches(20, 21, Duration.ofHours(-2).minusSeconds(5));
		assertThat(this.account.get("/summary").body()).isEqualTo(before);
	}

	@Test
	void aBurstIsTakenBackIfOneOfItsMatchesMovesAway() {
		this.account.enable("high_dlp", "medium");
		matches(0, 15, Duration.ofHours(-2));
		assertThat(this.account.get("/summary").body()).contains("\"event_count\":1");
		matches(14, 15, Duration.ofHours(-3));
		assertThat(this.account.get("/summary").body()).contains("\"users\":[]");
	}

	@Test
	void mergeDropsTheLaterTimeOfARecord() {
		this.account.enable("security_domain", "high");
		String byId = "\"UserID\":\"" + this.id + "\"";
		send(http("q", Duration.ofHours(-3), BAD_HOST + "," + EMAIL));
		send(http("q", Duration.ofHours(-5), BAD_HOST + "," + byId));
		putUser(",\"email\":\"m@example.org\"");
		String earlier = this.now.minus(Duration.ofHours(5)).toString().substring(0, 19);
		assertThat(this.account.get("/summary").body()).contains("\"event_count\":1")
			.contains("\"last_event\":\"" + earlier);
	}

	@Test
	void mergeDropsATravelFromTheLaterTimeOfALogin() {
		this.account.enable("imp_travel", "high");
		Instant day = this.now.truncatedTo(ChronoUnit.DAYS);
		logIn(login("r1", "PT", day.minus(Duration.ofHours(14))));
		logIn(login("r2", "SG", day.minus(Duration.ofMinutes(13 * 60 + 30))));
		assertThat(this.account.get("/summary").body()).contains("\"event_count\":1");
		logIn(login("r1", "PT", day.minus(Duration.ofHours(38))).replace(EMAIL, "\"UserUID\":\"" + this.id + "\""));
		putUser(",\"email\":\"m@example.org\"");
		assertThat(this.account.get("/summary").body()).contains("\"users\":[]");
	}

	private String userId() {
		return userId(this.account);
	}

	private static String userId(Account account) {
		return new JsonMapper().readTree(account.get("/summary").body()).at("/result/users/0/user_id").stringValue();
	}

	private static String details(Account account) {
		return new JsonMapper().readTree(account.get("/" + userId(account)).body())
			.at("/result/events/0/event_details")
			.toString();
	}

	private void putUser(String email) {
		assertThat(this.account.putUsers("{\"id\":\"" + this.id + "\"" + email + "}").statusCode()).isEqualTo(200);
	}

	private void matches(int from, int to, Duration at) {
		send(IntStream.range(from, to)
			.mapToObj((i) -> http("m" + i, at, "\"UploadMatchedDlpProfiles\":[\"Customers\"]," + EMAIL))
			.toArray(String[]::new));
	}

	private String http(String request, Duration at, String fields) {
		return "{\"Datetime\":\"" + this.now.plus(at) + "\",\"RequestID\":\"" + request + "\"," + fields + "}";
	}

	private static String login(String ray, String country, Instant at) {
		return "{\"Action\":\"login\",\"Allowed\":true,\"CreatedAt\":\"%s\",\"Country\":\"%s\",\"RayID\":\"%s\",%s}"
			.formatted(at, country, ray, EMAIL);
	}

	private void logIn(String... lines) {
		sendTo("access_requests", lines);
	}

	private void send(String... lines) {
		sendTo("gateway_http", lines);
	}

	private void sendTo(String dataset, String... lines) {
		sendTo(this.account, dataset, lines);
	}

	private static void sendTo(Account account, String dataset, String... lines) {
		assertThat(account
			.send(account.request("/logs/" + dataset)
				.POST(HttpRequest.BodyPublishers.ofString(String.join("\n", lines))))
			.body()).contains("\"rejected\":0").contains("\"success\":true");
	}

}
