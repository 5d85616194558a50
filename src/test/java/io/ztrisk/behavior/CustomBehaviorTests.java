package io.ztrisk.behavior;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.ztrisk.api.AccountId;
import io.ztrisk.test.Account;
import io.ztrisk.test.OldestPostgresTest;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static io.ztrisk.test.Account.event;
import static io.ztrisk.test.Account.user;
import static io.ztrisk.test.ApiClient.assertFailure;
import static io.ztrisk.test.ApiClient.success;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * An account makes, changes and deletes behaviours of its own.
 */
@ServerTest
@OldestPostgresTest
class CustomBehaviorTests {

	private static final String LISTED = listed();

	private static final String NEW_COUNTRY = """
			"new_country":{"description":"The user logged in from a country without a login in the 90 days before","enabled":%s,"name":"Login from a New Country","risk_level":"low"}""";

	private static final String RULE = "{\"activities\":[\"login_failure\"],\"where\":[{\"application\":\"VPN\"}]}";

	private static final String BODY = "{\"name\":\"VPN\",\"risk_level\":\"High\",\"rule\":" + RULE + "}";

	private static final String MADE = """
			{"description":"","enabled":false,"key":"custom_vpn","name":"VPN","revision":1,"risk_level":"high","rule":%s}"""
		.formatted(RULE);

	private static final String NOT_CUSTOM = "{\"code\":12002,\"message\":\"The key of a behavior of an account must "
			+ "be custom_ and 1 to 57 of a-z, 0-9 and _\"}";

	private static final String UNKNOWN = "{\"code\":12002,\"message\":\"Unknown behavior\"}";

	private final Account account;

	private final Account other;

	@Autowired
	private BehaviorRules rules;

	@Autowired
	private MeterRegistry meters;

	CustomBehaviorTests(@LocalServerPort int port) {
		this.account = new Account(port);
		this.other = new Account(port);
	}

	@Test
	void anAccountWithoutOwnBehaviorsSeesTheListedOnes() {
		assertThat(this.account.get("/behaviors").body()).isEqualTo(list(LISTED));
		define("custom_vpn", BODY);
		assertThat(this.other.get("/behaviors").body()).isEqualTo(list(LISTED));
	}

	@Test
	void aPredefinedBehaviorWithARuleIsListedOnceItIsNamed() {
		String all = this.account.get("/behaviors?all=true").body();
		assertThat(all).contains("\"anonymous_login\"", "\"failed_logins\"", "\"mfa_fatigue\"", "\"reported_risk\"")
			.contains(NEW_COUNTRY.formatted(false));
		assertFailure(this.account.get("/behaviors?all=false"), 400,
				"{\"code\":12004,\"message\":\"all must be true\"}");
		String named = listed(NEW_COUNTRY.formatted(true));
		assertThat(configure("new_country", true, "low").body()).isEqualTo(list(named));
		assertThat(this.account.get("/behaviors").body()).isEqualTo(list(named));
		assertThat(this.other.get("/behaviors").body()).isEqualTo(list(LISTED));
		assertThat(this.account.get("/behaviors/new_country").body()).isEqualTo(
				success("""
						{"description":"The user logged in from a country without a login in the 90 days before","enabled":true,"key":"new_country","name":"Login from a New Country","revision":1,"risk_level":"low",\
						"rule":{"activities":["login_success"],"first":{"of":"place_country","after_days":14,"remember_days":90}}}"""));
		assertThat(this.other.get("/behaviors/new_country").body()).contains("\"enabled\":false")
			.contains("\"remember_days\":90");
		assertThat(this.account.get("/behaviors/imp_travel").body()).isEqualTo(
				success("""
						{"description":"The user logged in from two places too far apart for the time between the logins","enabled":false,"key":"imp_travel","name":"Impossible Travel","revision":1,"risk_level":"high"}"""));
	}

	@Test
	void anAccountMakesChangesAndDeletesABehavior() {
		assertThat(define("custom_vpn", BODY).body()).isEqualTo(success(MADE));
		assertThat(this.account.get("/behaviors/custom_vpn").body()).isEqualTo(success(MADE));
		assertThat(this.account.get("/behaviors").body()).isEqualTo(list(listed(
				"\"custom_vpn\":{\"description\":\"\",\"enabled\":false,\"name\":\"VPN\",\"risk_level\":\"high\"}")));
		assertThat(configure("custom_vpn", true, "low").body())
			.contains("\"custom_vpn\":{\"description\":\"\",\"enabled\":true,\"name\":\"VPN\",\"risk_level\":\"low\"}");
		String changed = """
				{"description":"Of the VPN","enabled":true,"key":"custom_vpn","name":"Failures","revision":1,"risk_level":"low","rule":%s}"""
			.formatted(RULE);
		assertThat(define("custom_vpn",
				"{\"description\":\"Of the VPN\",\"name\":\"Failures\",\"risk_level\":\"low\",\"rule\":" + RULE + "}")
			.body()).isEqualTo(success(changed));
		String withoutRule = """
				{"description":"","enabled":false,"key":"custom_vpn","name":"Failures","revision":2,"risk_level":"low"}""";
		assertThat(define("custom_vpn", "{\"enabled\":false,\"name\":\"Failures\",\"risk_level\":\"low\"}").body())
			.isEqualTo(success(withoutRule));
		HttpResponse<String> deleted = delete("custom_vpn");
		assertThat(deleted.body()).isEqualTo(success("{}"));
		assertThat(this.account.get("/behaviors").body()).isEqualTo(list(LISTED));
		assertFailure(this.account.get("/behaviors/custom_vpn"), 404, UNKNOWN);
		assertFailure(delete("custom_vpn"), 404, UNKNOWN);
		assertThat(define("custom_vpn", BODY).body()).isEqualTo(success(MADE));
		String setting = "{\"enabled\":%s,\"risk_level\":\"%s\"}";
		assertThat(audit()).containsExactly("behavior_made null " + MADE, "behavior_deleted " + withoutRule + " null",
				"behavior_changed " + changed + " " + withoutRule,
				"behavior_changed "
						+ MADE.replace("\"enabled\":false", "\"enabled\":true").replace("\"high\"", "\"low\"") + " "
						+ changed,
				"behavior_changed " + setting.formatted(false, "high") + " " + setting.formatted(true, "low"),
				"behavior_made null " + MADE);
	}

	@Test
	void aRuleThatIsSentAgainChangesNothing() {
		String rule = "{\"activities\":[\"login_failure\"],\"where\":[{\"asn\":64500,\"country\":\"DE\"}]}";
		String sent = define("custom_asn", "{\"name\":\"A\",\"risk_level\":\"low\",\"rule\":" + rule + "}").body();
		assertThat(define("custom_asn",
				"{\"risk_level\":\"low\",\"rule\":{\"where\":[{\"country\":\"DE\",\"asn\":64500.0}],\"activities\":[\"login_failure\"]},\"name\":\"A\"}")
			.body()).isEqualTo(sent).contains(rule);
		assertThat(audit()).hasSize(1);
		assertThat(define("custom_asn",
				"{\"name\":\"A\",\"risk_level\":\"low\",\"rule\":" + rule.replace("DE", "FR") + "}")
			.body()).contains("\"revision\":2").contains("FR");
	}

	@Test
	void allProblemsOfABodyAreNamed() {
		assertFailure(define("custom_vpn", """
				{"description":1,"enabled":"yes","name":" ","revision":1,"risk_level":"critical","rule":\
				{"activities":["nope"],"count":{"at_least":1}}}"""), 400, problem("/revision", "revision is unknown")
				+ "," + problem("/name", "name must not be empty") + ","
				+ problem("/risk_level", "risk_level must be one of low, medium, high") + ","
				+ problem("/description", "description must be a string") + ","
				+ problem("/enabled", "enabled must be a boolean") + ","
				+ problem("/rule/activities/0",
						"activities[0] must be one of login_success, login_failure, mfa_denied, risk_reported, visit, dlp_match, file, posture")
				+ "," + problem("/rule/count/at_least", "at_least must be an integer from 2 to 1000") + ","
				+ problem("/rule/count/seconds", "seconds is required"));
		assertFailure(define("custom_vpn", "{}"), 400,
				problem("/name", "name is required") + "," + problem("/risk_level", "risk_level is required"));
		assertFailure(define("custom_vpn", "[]"), 400, problem("", "must be an object"));
		assertFailure(define("custom_vpn", BODY.replace("\"VPN\"}]", "\"" + "a".repeat(65_536) + "\"}]")), 400,
				problem("", "must have at most 64 KiB"));
		assertFailure(define("custom_vpn", BODY.replace("\"name\":\"VPN\"", "\"name\":\"" + "a".repeat(129) + "\"")),
				400, problem("/name", "name must have at most 128 characters"));
		assertThat(this.account.get("/behaviors").body()).isEqualTo(list(LISTED));
		assertThat(audit()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "imp_travel", "new_country", "custom_", "custom_A", "CUSTOM_A", "custom_a-b",
			"custom_1234567890123456789012345678901234567890123456789012345678", "custom_%C3%A4" })
	void onlyCustomKeysAreMadeAndDeleted(String key) {
		assertFailure(define(key, BODY), 400, NOT_CUSTOM);
		assertFailure(delete(key), 400, NOT_CUSTOM);
	}

	@ParameterizedTest
	@ValueSource(strings = { "custom_vpn", "nope", "IMP_TRAVEL", "custom_", "a'b" })
	void anUnknownKeyIsNotFound(String key) {
		define("custom_vpn_2", BODY);
		assertFailure(this.account.get("/behaviors/" + key), 404, UNKNOWN);
		assertFailure(
				this.account.send(this.account.request("/behaviors")
					.header("Content-Type", "application/json")
					.PUT(HttpRequest.BodyPublishers.ofString("{\"behaviors\":{\"custom_vpn\":{}}}"))),
				400,
				"{\"code\":12002,\"message\":\"Unknown behavior\",\"source\":{\"pointer\":\"/behaviors/custom_vpn\"}}");
	}

	@Test
	void anAccountHasAtMostAHundredEvenIfTheyAreMadeAtOnce() throws Exception {
		String body = "{\"name\":\"A\",\"risk_level\":\"low\"}";
		for (int i = 0; i < 95; i++) {
			assertThat(define("custom_" + i, body).statusCode()).isEqualTo(200);
		}
		List<Future<Integer>> answers = new ArrayList<>();
		try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
			for (int i = 100; i < 116; i++) {
				String key = "custom_" + i;
				answers.add(callers.submit(() -> define(key, body).statusCode()));
			}
		}
		List<Integer> statuses = new ArrayList<>();
		for (Future<Integer> answer : answers) {
			statuses.add(answer.get());
		}
		assertThat(statuses).filteredOn((status) -> status == 200).hasSize(5);
		assertFailure(define("custom_more", body), 400,
				"{\"code\":12003,\"message\":\"An account has at most 100 behaviors of its own\"}");
		assertThat(delete("custom_0").statusCode()).isEqualTo(200);
		assertThat(define("custom_more", body).statusCode()).isEqualTo(200);
		assertThat(define("custom_more", body).statusCode()).isEqualTo(200);
	}

	@Test
	void reportedEventsHaveItsNameAndLevelForGood() {
		String time = "2026-11-02T08:15:00Z";
		String shown = "\"id\":\"%s\",\"name\":\"VPN\",\"risk_level\":\"high\",\"timestamp\":\"" + time + "\"";
		assertFailure(this.account.report(event("custom_vpn", "a", user(1), time)), 400,
				"{\"code\":12002,\"message\":\"Unknown behavior\",\"source\":{\"pointer\":\"/events/0/behavior\"}}");
		define("custom_vpn", BODY);
		assertThat(this.account.report(event("custom_vpn", "a", user(1), time)).body())
			.isEqualTo(Account.counts(0, 0, 1));
		configure("custom_vpn", true, "high");
		this.account.store(event("custom_vpn", "a", user(1), time));
		assertThat(this.account.report(event("anonymous_login", "b", user(1), time)).body())
			.isEqualTo(Account.counts(0, 0, 1));
		configure("anonymous_login", true, "low");
		this.account.store(event("anonymous_login", "b", user(1), time));
		define("custom_vpn", BODY.replace("\"VPN\"", "\"Other\"").replace("High", "low"));
		assertThat(delete("custom_vpn").statusCode()).isEqualTo(200);
		assertFailure(this.account.report(event("custom_vpn", "c", user(1), time)), 400,
				"{\"code\":12002,\"message\":\"Unknown behavior\",\"source\":{\"pointer\":\"/events/0/behavior\"}}");
		assertThat(this.account.get("/summary").body()).contains("\"event_count\":2,")
			.contains("\"max_risk_level\":\"high\"");
		assertThat(this.account.get("/" + user(1)).body())
			.contains(shown.formatted(this.account.eventId("custom_vpn", "a")))
			.contains("\"name\":\"Login from an Anonymizing Network\",\"risk_level\":\"low\"");
	}

	@Test
	void aLineOfAnUnknownBehaviorIsStoredAfterTheBehaviorIsMade() {
		String line = event("custom_vpn", "a", user(1), "2026-11-02T08:15:00Z");
		assertThat(this.account.post("application/x-ndjson", line).body())
			.isEqualTo(success("{\"duplicates\":0,\"ignored\":0,\"received\":1,\"rejected\":1,\"stored\":0}"));
		define("custom_vpn", "{\"enabled\":true,\"name\":\"VPN\",\"risk_level\":\"low\"}");
		assertThat(this.account
			.send(this.account.request("/logs/rejected/replay").POST(HttpRequest.BodyPublishers.noBody()))
			.body()).contains("\"events\":1,").contains("\"rejected\":0");
		assertThat(this.account.post("application/x-ndjson", line).body()).contains("\"duplicates\":1,");
		assertThat(this.meters.find("ztrisk.events").tag("behavior", "custom").counter()).isNotNull();
		assertThat(this.meters.find("ztrisk.events").tag("behavior", "custom_vpn").counter()).isNull();
	}

	@Test
	void equalKeysOfTwoAccountsAreTwoBehaviors() {
		define("custom_vpn", BODY);
		String body = "{\"enabled\":true,\"name\":\"Theirs\",\"risk_level\":\"low\"}";
		assertThat(define(this.other, "custom_vpn", body).body()).contains("\"revision\":1");
		assertThat(delete("custom_vpn").statusCode()).isEqualTo(200);
		assertThat(this.other.get("/behaviors/custom_vpn").body()).isEqualTo(success(
				"{\"description\":\"\",\"enabled\":true,\"key\":\"custom_vpn\",\"name\":\"Theirs\",\"revision\":1,\"risk_level\":\"low\"}"));
		assertFailure(this.account.report(event("custom_vpn", "a", user(1), "2026-11-02T08:15:00Z")), 400,
				"{\"code\":12002,\"message\":\"Unknown behavior\",\"source\":{\"pointer\":\"/events/0/behavior\"}}");
		this.other.store(event("custom_vpn", "a", user(1), "2026-11-02T08:15:00Z"));
	}

	@Test
	void theServerSuspendsABehaviorUntilItIsEnabledAgain() {
		define("custom_vpn", BODY);
		configure("custom_vpn", true, "high");
		AccountId id = new AccountId(this.account.id());
		BehaviorRule rule = this.rules.of(id).getFirst();
		this.rules.suspend(id, new BehaviorRule(rule.behavior(), 1, 2, true, rule.rule()));
		assertThat(this.account.get("/behaviors/custom_vpn").body()).contains("\"enabled\":true");
		this.rules.suspend(id, rule);
		this.rules.suspend(id, rule);
		String suspended = MADE.replace("}]}}", "}]},\"suspended\":true}");
		assertThat(this.account.get("/behaviors/custom_vpn").body()).isEqualTo(success(suspended));
		assertThat(this.rules.of(id)).isEmpty();
		assertThat(audit().getFirst())
			.isEqualTo("behavior_changed " + MADE.replace("\"enabled\":false", "\"enabled\":true") + " " + suspended);
		assertThat(define("custom_vpn", BODY).body()).isEqualTo(success(suspended));
		configure("custom_vpn", true, "high");
		assertThat(this.account.get("/behaviors/custom_vpn").body())
			.isEqualTo(success(MADE.replace("\"enabled\":false", "\"enabled\":true")));
		assertThat(this.rules.of(id)).containsExactly(rule);
	}

	@Test
	void theRulesOfAnAccountAreThoseOfItsBehaviors() {
		AccountId id = new AccountId(this.account.id());
		assertThat(this.rules.of(id)).isEmpty();
		define("custom_vpn", BODY);
		define("custom_reported", "{\"name\":\"A\",\"risk_level\":\"low\"}");
		configure("failed_logins", false, "low");
		assertThat(this.rules.of(id)).extracting((rule) -> rule.behavior().key() + " " + rule.version())
			.containsExactlyInAnyOrder("custom_vpn 4294967297", "failed_logins 4294967297");
		define("custom_vpn", BODY.replace("VPN\"}", "Office\"}"));
		assertThat(this.rules.of(id)).filteredOn((rule) -> rule.behavior().key().equals("custom_vpn"))
			.singleElement()
			.satisfies((rule) -> assertThat(rule.version()).isEqualTo(4294967298L))
			.satisfies((rule) -> assertThat(rule.rule().toString()).contains("Office"))
			.satisfies((rule) -> assertThat(rule.enabled()).isFalse());
		delete("custom_vpn");
		assertThat(this.rules.of(id)).hasSize(1);
		define("custom_vpn", BODY);
		assertThat(this.rules.of(id)).extracting(BehaviorRule::generation).containsExactlyInAnyOrder(1, 2);
		assertThat(this.rules.of(new AccountId(this.other.id()))).isEmpty();
	}

	private HttpResponse<String> define(String key, String body) {
		return define(this.account, key, body);
	}

	private static HttpResponse<String> define(Account account, String key, String body) {
		return account.send(account.request("/behaviors/" + key)
			.header("Content-Type", "application/json")
			.PUT(HttpRequest.BodyPublishers.ofString(body)));
	}

	private HttpResponse<String> delete(String key) {
		return this.account.send(this.account.request("/behaviors/" + key).DELETE());
	}

	private HttpResponse<String> configure(String key, boolean enabled, String level) {
		return this.account.send(this.account.request("/behaviors")
			.header("Content-Type", "application/json")
			.PUT(HttpRequest.BodyPublishers.ofString(
					"{\"behaviors\":{\"%s\":{\"enabled\":%s,\"risk_level\":\"%s\"}}}".formatted(key, enabled, level))));
	}

	/** The actions of the audit with the values before and after, the newest first. */
	private List<String> audit() {
		List<String> entries = new ArrayList<>();
		JsonMapper.shared()
			.readTree(this.account.get("/audit").body())
			.at("/result/entries")
			.forEach((entry) -> entries
				.add(entry.get("action").stringValue() + " " + entry.get("before") + " " + entry.get("after")));
		return entries;
	}

	/** The behaviours that every account sees, and others, in the order of their keys. */
	private static String listed(String... others) {
		return Stream
			.concat(BehaviorCatalogue.defaults()
				.entrySet()
				.stream()
				.map((entry) -> shown(entry.getKey(), entry.getValue())), Stream.of(others))
			.sorted()
			.collect(Collectors.joining(","));
	}

	private static String shown(Behavior behavior, ConfiguredBehavior setting) {
		return """
				"%s":{"description":"%s","enabled":false,"name":"%s","risk_level":"%s"}""".formatted(behavior.key(),
				setting.description(), setting.name(), setting.riskLevel().name().toLowerCase(Locale.ROOT));
	}

	private static String list(String behaviors) {
		return success("{\"behaviors\":{" + behaviors + "}}");
	}

	private static String problem(String pointer, String message) {
		return "{\"code\":12003,\"message\":\"" + message + "\",\"source\":{\"pointer\":\"" + pointer + "\"}}";
	}

}
