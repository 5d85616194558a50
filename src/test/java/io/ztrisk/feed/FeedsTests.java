package io.ztrisk.feed;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.ztrisk.test.Account;
import io.ztrisk.test.Logs;
import io.ztrisk.test.OldestPostgresTest;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static io.ztrisk.test.Logs.good;
import static io.ztrisk.test.Logs.query;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the feeds of accounts.
 */
@ServerTest
@OldestPostgresTest
class FeedsTests {

	private static final String NEVER = "{\"dataset\":\"%s\",\"deliveries\":0,\"incomplete\":{},\"inexact\":0,\"last_batch\":null,\"last_record\":null,\"not_evaluable\":0,\"over_limit\":0,\"quiet\":true,\"too_late\":0}";

	private final Account account;

	FeedsTests(@LocalServerPort int port) {
		this.account = new Account(port);
	}

	@Test
	void everyDatasetIsShownEvenIfItWasNeverSent() {
		assertThat(this.account.get("/feeds").body()).isEqualTo(
				Account.all("{\"feeds\":["
						+ String.join(",", NEVER.formatted("access_requests"), NEVER.formatted("casb_findings"),
								NEVER.formatted("device_posture_results"), NEVER.formatted("dlp_forensic_copies"),
								NEVER.formatted("gateway_dns"), NEVER.formatted("gateway_http"),
								NEVER.formatted("gateway_network"), NEVER.formatted("zero_trust_network_sessions"))
						+ "]}", 8));
		assertThat(this.account.get("/feeds?per_page=1&page=2&direction=desc").body())
			.isEqualTo(Account.page("{\"feeds\":[" + NEVER.formatted("gateway_network") + "]}", 1, 2, 1, 8, 8));
	}

	@Test
	void lateRecordsAreCounted() {
		String late = Instant.now().minus(31, ChronoUnit.DAYS).toString();
		assertThat(Logs.send(this.account, "gateway_dns", query("a", "80", late) + "\n" + good("b")).body())
			.contains("\"ignored\":1,");
		assertThat(feed("gateway_dns").path("too_late").asInt()).isOne();
		assertThat(feed("gateway_http").path("too_late").asInt()).isZero();
	}

	@Test
	void recordsThatNoEnabledBehaviourCanDecideAreCountedEachTimeTheyCome() {
		String lines = """
				{"CreatedAt":"%1$s","Email":"ann@example.org","Country":"PT","Action":"","Allowed":true}
				{"CreatedAt":"%1$s","Email":"ann@example.org","Country":"PT","Action":"login"}
				{"CreatedAt":"%1$s","Email":"ann@example.org","Country":"PT"}
				{"CreatedAt":"%1$s","Email":"ann@example.org","Country":"PT","Action":"login","Allowed":true}
				{"CreatedAt":"%1$s","Country":"PT"}
				{"CreatedAt":"1998-01-01T00:00:00Z","Email":"ann@example.org","Country":"PT"}
				{"Email":"ann@example.org","Country":"PT"}""".formatted(Logs.TIME);
		Logs.send(this.account, "access_requests", lines);
		assertThat(feed("access_requests").path("incomplete").toString()).isEqualTo("{}");
		this.account.enable("security_domain", "low");
		Logs.send(this.account, "access_requests", lines);
		assertThat(feed("access_requests").path("incomplete").toString()).isEqualTo("{}");
		this.account.enable("imp_travel", "low");
		assertThat(Logs.send(this.account, "access_requests", lines).body()).isEqualTo(Logs.result(7, 1, 0, 0, 2, 1));
		assertThat(feed("access_requests").path("incomplete").toString()).isEqualTo("{\"Action\":2,\"Allowed\":2}");
		Logs.send(this.account, "access_requests", lines.lines().limit(1).findFirst().orElseThrow());
		Logs.send(this.account, "gateway_dns", good("a") + "\n" + good("b").replace("QueryCategoryIDs", "Categories"));
		assertThat(feed("access_requests").path("incomplete").toString()).isEqualTo("{\"Action\":3,\"Allowed\":2}");
		assertThat(feed("gateway_dns").path("incomplete").toString()).isEqualTo("{\"QueryCategoryIDs\":1}");
		assertThat(feed("gateway_http").path("incomplete").toString()).isEqualTo("{}");
	}

	@Test
	void incompleteRecordsOfManyBatchesAtOnceAreAllCounted() {
		this.account.enable("high_dlp", "low");
		String line = "{\"Datetime\":\"%s\",\"Email\":\"ann@example.org\"}".formatted(Logs.TIME);
		assertThat(IntStream.range(0, 40)
			.parallel()
			.map((i) -> Logs.send(this.account, "gateway_http", line).statusCode())).containsOnly(200);
		assertThat(feed("gateway_http").path("incomplete").toString())
			.isEqualTo("{\"DownloadMatchedDlpProfiles\":40,\"UploadMatchedDlpProfiles\":40}");
		assertThat(feed("gateway_http").path("deliveries").asInt()).isEqualTo(40);
	}

	@Test
	void anotherAccountSeesNoneOfThem(@LocalServerPort int port) {
		Account other = new Account(port);
		this.account.enable("high_dlp", "low");
		Logs.send(this.account, "gateway_http",
				"{\"Datetime\":\"%s\",\"Email\":\"ann@example.org\"}".formatted(Logs.TIME));
		assertThat(this.account.get("/feeds").body()).contains("DlpProfiles");
		assertThat(other.get("/feeds").body()).doesNotContain("DlpProfiles");
	}

	@Test
	void everyDeliveryIsCounted() {
		Instant start = Instant.now().truncatedTo(ChronoUnit.MICROS);
		Instant fresh = start.minusSeconds(60);
		Logs.send(this.account, "gateway_dns", query("a", "2", fresh.toString()) + "\n" + good("b"));
		JsonNode first = feed("gateway_dns");
		assertThat(first.path("deliveries").asInt()).isOne();
		assertThat(Instant.parse(first.path("last_batch").stringValue())).isBetween(start, Instant.now());
		assertThat(first.path("last_record").stringValue()).isEqualTo(fresh.toString());
		assertThat(first.path("quiet").booleanValue()).isFalse();
		Logs.send(this.account, "gateway_dns", good("b"));
		Logs.send(this.account, "gateway_dns", "{}");
		Logs.send(this.account, "gateway_dns", "");
		JsonNode last = feed("gateway_dns");
		assertThat(last.path("deliveries").asInt()).isEqualTo(4);
		assertThat(last.path("last_record")).isEqualTo(first.path("last_record"));
		assertThat(Instant.parse(last.path("last_batch").stringValue()))
			.isAfter(Instant.parse(first.path("last_batch").stringValue()));
	}

	@Test
	void aFeedIsQuietWithoutANewRecord() {
		Logs.send(this.account, "gateway_dns", good("a"));
		assertThat(feed("gateway_dns").path("quiet").booleanValue()).isTrue();
		assertThat(
				this.account
					.send(this.account.request("/settings")
						.header("Content-Type", "application/json")
						.PUT(java.net.http.HttpRequest.BodyPublishers
							.ofString("{\"feeds\":{\"quiet_after_seconds\":86400}}")))
					.statusCode())
			.isEqualTo(200);
		assertThat(feed("gateway_dns").path("quiet").booleanValue()).isFalse();
		Logs.send(this.account, "gateway_http", "{}");
		assertThat(feed("gateway_http").path("quiet").booleanValue()).isTrue();
		assertThat(feed("gateway_http").path("last_record").isNull()).isTrue();
	}

	@Test
	void aDatasetThatIsOnlyCountedIsFedToo() {
		String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
		Logs.send(this.account, "gateway_network",
				"{\"Datetime\":\"" + now + "\"}\n{\"Datetime\":\"9999-01-01T00:00:00Z\"}");
		assertThat(feed("gateway_network").path("last_record").stringValue()).isEqualTo(now);
	}

	@Test
	void loginsWithoutAPlaceAreCounted(@Autowired JdbcClient database) {
		database
			.sql("""
					insert into observation (account_id, user_id, behavior, record, occurred_at, facts, content)
					select :account, gen_random_uuid(), behavior, gen_random_uuid(), now(), cast(facts as json), gen_random_uuid()
					from (values ('imp_travel', '{"place":null}'), ('imp_travel', '{"place":null,"ip":"x"}'),
						('imp_travel', '{"place":null,"dataset":"gateway_http"}'),
						('imp_travel', '{"place":{}}'), ('high_dlp', '{}')) as sent (behavior, facts)""")
			.param("account", this.account.id())
			.update();
		assertThat(feed("access_requests").path("not_evaluable").asInt()).isEqualTo(2);
		assertThat(feed("gateway_http").path("not_evaluable").asInt()).isOne();
		assertThat(feed("gateway_dns").path("not_evaluable").asInt()).isZero();
	}

	@Test
	void loginsThatOnlyTheAccuracyOfPlacesClearsAreCounted() {
		this.account.enable("imp_travel", "high");
		Instant start = Instant.now().minusSeconds(600);
		Logs.send(this.account, "access_requests", login("mia", "US", start) + "\n"
				+ login("mia", "CA", start.plusSeconds(60)) + "\n" + login("jo", "DE", start.plusSeconds(60)));
		assertThat(feed("access_requests").path("inexact").asInt()).isOne();
		Logs.send(this.account, "access_requests", login("mia", "SG", start.plusSeconds(30)));
		assertThat(feed("access_requests").path("inexact").asInt()).isZero();
	}

	@Test
	void recordsThatAreTooManyForAnHourAreCounted() {
		this.account.enable("imp_travel", "high");
		Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(2));
		String logins = logins(hour, 70);
		Logs.send(this.account, "access_requests", logins);
		assertThat(feed("access_requests").path("over_limit").asInt()).isEqualTo(10);
		Logs.send(this.account, "access_requests", logins);
		assertThat(feed("access_requests").path("over_limit").asInt()).isEqualTo(10);
	}

	@Test
	void recordsOfAUserThatIsMergedIntoANewOneCountInTheSameHour() {
		this.account.enable("imp_travel", "high");
		Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(2));
		Logs.send(this.account, "access_requests", logins(hour, 58));
		assertThat(feed("access_requests").path("over_limit").asInt()).isZero();
		Logs.send(this.account, "access_requests", logins(hour.plusSeconds(600), 5).replace("{",
				"{\"UserUID\":\"7d1c2b3a-0000-4000-8000-000000000002\","));
		assertThat(feed("access_requests").path("over_limit").asInt()).isEqualTo(3);
	}

	private static String logins(Instant from, int count) {
		return IntStream.range(0, count)
			.mapToObj((i) -> login("mia", "US", from.plusSeconds(i)))
			.collect(Collectors.joining("\n"));
	}

	private static String login(String name, String country, Instant at) {
		return "{\"Action\":\"login\",\"Allowed\":true,\"CreatedAt\":\"%s\",\"Email\":\"%s@example.org\",\"Country\":\"%s\",\"RayID\":\"%s%s\"}"
			.formatted(at, name, country, name, at);
	}

	private JsonNode feed(String dataset) {
		return new JsonMapper().readTree(this.account.get("/feeds").body())
			.at("/result/feeds")
			.valueStream()
			.filter((feed) -> feed.path("dataset").stringValue().equals(dataset))
			.findFirst()
			.orElseThrow();
	}

}
