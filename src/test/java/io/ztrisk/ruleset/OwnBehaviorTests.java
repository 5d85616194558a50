package io.ztrisk.ruleset;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;

import io.ztrisk.retention.Prunable;
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

import static io.ztrisk.test.Account.user;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * An account makes behaviours with rules of each kind, and sends logs of two vendors.
 */
@ServerTest
@OldestPostgresTest
class OwnBehaviorTests {

	private static final String MAIL = "mia@example.org";

	/** The start of a recent UTC day. */
	private static final Instant DAY = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(2, ChronoUnit.DAYS);

	private static final String EACH = """
			{"activities":["login_success"],"unless":[{"address|cidr":"192.0.2.0/24"}],\
			"event_per":{"period":"day","fields":["network"]},"show":["user_agent"]}""";

	private static final String COUNT = """
			{"activities":["login_failure"],"count":{"at_least":3,"seconds":60,"then":{"activities":["login_success"]}},\
			"event_per":{"period":"hour","fields":["application"]}}""";

	private static final String FIRST = """
			{"activities":["login_success"],"first":{"of":"country","after_days":14,"remember_days":90}}""";

	private final int port;

	private final Account account;

	@Autowired
	private JdbcClient database;

	@Autowired
	private List<Prunable> prunables;

	OwnBehaviorTests(@LocalServerPort int port) {
		this.port = port;
		this.account = new Account(port);
	}

	@Test
	void rulesOfEachKindFindRecordsOfAnyVendor() {
		define("custom_outside", "Outside the Office", "low", EACH);
		define("custom_guessed", "Guessed Password", "high", COUNT);
		define("custom_country", "New Country", "medium", FIRST);
		Logs.send(this.account, "access_requests",
				access(DAY.minus(Duration.ofDays(20)), true, "PT") + access(DAY.minus(Duration.ofDays(3)), true, "PT"));
		String okta = okta(0, "FAILURE", "192.0.2.10") + okta(20, "FAILURE", "192.0.2.10")
				+ okta(40, "FAILURE", "192.0.2.10") + okta(50, "SUCCESS", "203.0.113.20");
		assertThat(Logs.send(this.account, "okta_system_log", okta).body()).contains("\"events\":3,\"ignored\":0")
			.contains("\"matched\":4");
		assertThat(Logs.send(this.account, "okta_system_log", okta).body()).contains("\"duplicates\":4,\"events\":0");
		assertThat(this.account.get("/summary").body()).contains("\"event_count\":3,")
			.contains("\"max_risk_level\":\"high\"");
		String at = DAY.plusSeconds(50).toString();
		assertThat(events())
			.extracting((event) -> event.get("name").stringValue() + " " + event.get("risk_level").stringValue() + " "
					+ event.get("timestamp").stringValue())
			.containsExactlyInAnyOrder("Outside the Office low " + at, "Guessed Password high " + at,
					"New Country medium " + at);
		assertThat(newest("Outside the Office")).isEqualTo(
				"""
						{"timestamp":"%s","address":"203.0.113.20","country":"Germany","application":"VPN","network":"203.0.113.0/24","user_agent":"curl"}"""
					.formatted(at));
		assertThat(newest("Guessed Password")).isEqualTo(
				"""
						{"timestamp":"%s","address":"203.0.113.20","country":"Germany","application":"VPN","count":{"at_least":3,"seconds":60}}"""
					.formatted(at));
		assertThat(newest("New Country")).isEqualTo("""
				{"timestamp":"%s","address":"203.0.113.20","country":"Germany","application":"VPN"}""".formatted(at));
	}

	@Test
	void aNewValueInARecordThatComesTwiceHasTheSameEvidenceInAnyOrder() {
		define("custom_country", "New Country", "medium", FIRST);
		String portugal = access(DAY.minus(Duration.ofDays(20)), true, "PT")
				+ access(DAY.minus(Duration.ofDays(3)), true, "PT");
		String germany = okta(0, "SUCCESS", "203.0.113.20");
		for (List<String> order : List.of(List.of(MAIL, "VPN", "Mail"), List.of("noa@example.org", "Mail", "VPN"))) {
			Logs.send(this.account, "access_requests", portugal.replace(MAIL, order.getFirst()));
			order.stream()
				.skip(1)
				.forEach((application) -> Logs.send(this.account, "okta_system_log",
						germany.replace(MAIL, order.getFirst()).replace("VPN", application)));
		}
		assertThat(this.database
			.sql("select distinct details -> 'newest' ->> 'application' from event where account_id = :account")
			.param("account", this.account.id())
			.query(String.class)
			.list()).hasSize(1);
	}

	@Test
	void aRecordThatNoLongerFitsWithdrawsWhatAnOlderRuleHasKept() {
		define("custom_outside", "Outside", "low", EACH);
		define("custom_guessed", "Guessed", "high", COUNT);
		String logs = okta(0, "FAILURE", "203.0.113.20") + okta(1, "FAILURE", "203.0.113.20")
				+ okta(2, "FAILURE", "203.0.113.20") + okta(3, "SUCCESS", "203.0.113.20")
				+ okta(3700, "SUCCESS", "198.51.100.1");
		assertThat(Logs.send(this.account, "okta_system_log", logs).body()).contains("\"events\":3,");
		define("custom_outside", "Outside", "low", EACH.replace("192.0.2.0/24", "203.0.113.0/24"));
		define("custom_guessed", "Guessed", "high", COUNT.replace("login_failure", "mfa_denied"));
		assertThat(events()).hasSize(3);
		assertThat(Logs.send(this.account, "okta_system_log", okta(3700, "SUCCESS", "198.51.100.1")).body())
			.contains("\"events\":0,");
		assertThat(events()).hasSize(3);
		assertThat(Logs.send(this.account, "okta_system_log", logs).body()).contains("\"events\":0,");
		assertThat(events()).extracting((event) -> event.at("/event_details/newest/address").asString())
			.containsExactly("198.51.100.1");
		assertThat(this.account.get("/summary").body()).contains("\"event_count\":1,")
			.contains("\"max_risk_level\":\"low\"");
	}

	@Test
	void aRecordOfAnotherUserWithdrawsNothing() {
		define("custom_outside", "Outside", "low", EACH);
		String login = okta(0, "SUCCESS", "203.0.113.20");
		Logs.send(this.account, "okta_system_log", login);
		define("custom_outside", "Outside", "low", EACH.replace("192.0.2.0/24", "203.0.113.0/24"));
		Logs.send(this.account, "okta_system_log", okta(1, "SUCCESS", "203.0.113.20"));
		Logs.send(new Account(this.port), "okta_system_log", login);
		assertThat(events()).hasSize(1);
		this.account.disable("custom_outside");
		Logs.send(this.account, "okta_system_log", login);
		assertThat(events()).hasSize(1);
	}

	@Test
	void aBehaviorThatIsMadeAgainFindsTheRecordsOnceMore() {
		define("custom_outside", "Outside", "low", EACH);
		String login = okta(0, "SUCCESS", "203.0.113.20");
		assertThat(Logs.send(this.account, "okta_system_log", login).body()).contains("\"events\":1,");
		this.account.disable("custom_outside");
		assertThat(Logs.send(this.account, "okta_system_log", okta(1, "SUCCESS", "198.51.100.1")).body())
			.contains("\"events\":0,")
			.contains("\"matched\":0,");
		delete("custom_outside");
		assertThat(Logs.send(this.account, "okta_system_log", login).body()).contains("\"matched\":0,");
		define("custom_outside", "Outside again", "medium", EACH);
		assertThat(Logs.send(this.account, "okta_system_log", login).body()).contains("\"duplicates\":0,\"events\":1,");
		assertThat(events()).extracting((event) -> event.get("name").stringValue())
			.containsExactlyInAnyOrder("Outside", "Outside again");
		assertThat(this.database.sql("select bucket from event where account_id = :account order by bucket")
			.param("account", this.account.id())
			.query(String.class)
			.list()).containsExactly("#2 " + DAY + "\t203.0.113.0/24", DAY + "\t203.0.113.0/24");
	}

	@Test
	void aPredefinedRuleFindsRecordsOnceItIsEnabled() {
		String login = okta(0, "SUCCESS", "203.0.113.20").replace("\"isProxy\":false", "\"isProxy\":true");
		assertThat(Logs.send(this.account, "okta_system_log", login).body()).contains("\"matched\":0,");
		this.account.enable("anonymous_login", "medium");
		assertThat(Logs.send(this.account, "okta_system_log", login).body()).contains("\"events\":1,");
		assertThat(events()).singleElement()
			.returns("Login from an Anonymizing Network", (event) -> event.get("name").stringValue());
	}

	@Test
	void theEventsOfADeletedBehaviorStayWhenItsDataIsPrunedAndItsUserMerged() {
		define("custom_outside", "Outside", "high", EACH);
		define("custom_country", "Country", "low", FIRST);
		Logs.send(this.account, "okta_system_log", okta(0, "SUCCESS", "203.0.113.20"));
		assertThat(kept()).containsExactly(1L, 1L, 1L);
		delete("custom_outside");
		delete("custom_country");
		define("custom_outside", "Outside", "low", EACH);
		Logs.send(this.account, "okta_system_log", okta(3600 * 24, "SUCCESS", "198.51.100.20"));
		assertThat(kept()).containsExactly(2L, 1L, 1L);
		prune();
		assertThat(kept()).containsExactly(1L, 0L, 0L);
		prune();
		assertThat(this.database.sql("select count(*) from behavior_setting where account_id = :account and obsolete")
			.param("account", this.account.id())
			.query(Long.class)
			.single()).isZero();
		assertThat(kept()).containsExactly(1L, 0L, 0L);
		String summary = this.account.get("/summary").body();
		assertThat(summary).contains("\"event_count\":2,").contains("\"max_risk_level\":\"high\"");
		this.account.putUsers("{\"id\":\"" + user(1) + "\",\"email\":\"" + MAIL + "\"}");
		assertThat(this.account.get("/summary").body())
			.isEqualTo(summary.replace(this.account.derivedId(MAIL), user(1)));
	}

	@Test
	void theDataOfADeletedBehaviorIsNotEvaluatedWhenItsUserIsMerged() {
		define("custom_outside", "Outside", "high", EACH);
		Logs.send(this.account, "okta_system_log", okta(0, "SUCCESS", "203.0.113.20"));
		delete("custom_outside");
		String summary = this.account.get("/summary").body();
		this.account.putUsers("{\"id\":\"" + user(1) + "\",\"email\":\"" + MAIL + "\"}");
		assertThat(this.account.get("/summary").body())
			.isEqualTo(summary.replace(this.account.derivedId(MAIL), user(1)))
			.contains("\"event_count\":1,");
	}

	/** The numbers of observations, sightings and known users. */
	private List<Long> kept() {
		return this.database.sql("""
				select count(*) from observation where account_id = :account
				union all select count(*) from sighting where account_id = :account
				union all select count(*) from known_user where account_id = :account""")
			.param("account", this.account.id())
			.query(Long.class)
			.list();
	}

	private void prune() {
		this.prunables.stream()
			.filter((prunable) -> prunable.table().equals("behavior_setting"))
			.forEach((prunable) -> {
				BooleanSupplier batches = prunable.batches(this.account.id(), Instant.now());
				boolean more = true;
				while (more) {
					more = batches.getAsBoolean();
				}
			});
	}

	private void define(String key, String name, String level, String rule) {
		HttpResponse<String> answer = this.account.send(this.account.request("/behaviors/" + key)
			.header("Content-Type", "application/json")
			.PUT(HttpRequest.BodyPublishers
				.ofString("{\"enabled\":true,\"name\":\"%s\",\"risk_level\":\"%s\",\"rule\":%s}".formatted(name, level,
						rule))));
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
	}

	private void delete(String key) {
		assertThat(this.account.send(this.account.request("/behaviors/" + key).DELETE()).statusCode()).isEqualTo(200);
	}

	private List<JsonNode> events() {
		return JsonMapper.shared()
			.readTree(this.account.get("/" + this.account.derivedId(MAIL)).body())
			.at("/result/events")
			.valueStream()
			.toList();
	}

	private String newest(String name) {
		return events().stream()
			.filter((event) -> event.get("name").stringValue().equals(name))
			.map((event) -> event.at("/event_details/newest").toString())
			.findFirst()
			.orElseThrow();
	}

	private static String access(Instant at, boolean allowed, String country) {
		return """
				{"Action":"login","Allowed":%s,"CreatedAt":"%s","Email":"%s","Country":"%s","IPAddress":"192.0.2.7","RayID":"%s"}
				"""
			.formatted(allowed, at, MAIL, country, at.getEpochSecond());
	}

	private static String okta(int second, String result, String address) {
		return """
				{"uuid":"%s","published":"%s","eventType":"user.session.start","outcome":{"result":"%s"},\
				"actor":{"id":"00u1","type":"User","alternateId":"%s"},\
				"client":{"ipAddress":"%s","geographicalContext":{"country":"Germany"},"userAgent":{"rawUserAgent":"curl"}},\
				"securityContext":{"isProxy":false},"target":[{"type":"AppInstance","displayName":"VPN"}]}
				"""
			.formatted(new UUID(second, address.hashCode()), DAY.plusSeconds(second), result, MAIL, address);
	}

}
