package io.ztrisk.access;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.Stream;

import io.ztrisk.test.ApiClient;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static io.ztrisk.test.ApiClient.assertFailure;
import static io.ztrisk.test.ApiClient.success;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tokens changed, and made as Cloudflare's clients make them.
 */
@ServerTest
class TokenChangeTests {

	private static final String AUTHENTICATION = "{\"code\":10000,\"message\":\"Authentication error\"}";

	private static final String UNAUTHORIZED = "{\"code\":9109,\"message\":\"Unauthorized to access requested resource\"}";

	private static final String VERIFY = "/user/tokens/verify";

	private final String account = ApiClient.newScoring().split("/")[2];

	private final String other = ApiClient.newScoring().split("/")[2];

	private final String tokens = "/accounts/" + this.account + "/tokens";

	private final ApiClient api;

	private final JdbcClient database;

	TokenChangeTests(@LocalServerPort int port, @Autowired JdbcClient database) {
		this.api = new ApiClient(port);
		this.database = database;
	}

	@Test
	void aTokenIsChangedAndKeepsItsValue() {
		HttpResponse<String> made = make("{\"name\":\"Old\",\"permissions\":[\"logs_write\"]}");
		HttpResponse<String> changed = this.api.put(path(made),
				"""
						{"name":"New","permissions":["zero_trust_read","zero_trust_pii_read"],"accounts":["%s","%s"],"expires_on":"2999-01-01T00:00:00Z"}"""
					.formatted(this.account, this.other));
		assertThat(masked(changed)).isEqualTo(
				success("""
						{"accounts":[%1$s],"expires_on":"2999-01-01T00:00:00Z","id":"ID","issued_on":"THEN","modified_on":"LATER","name":"New",\
						"permissions":["zero_trust_read","zero_trust_pii_read"],"policies":[{"effect":"allow","id":"ID",\
						"permission_groups":[{"id":"zero_trust_read","name":"Zero Trust Read"},{"id":"zero_trust_pii_read","name":"Zero Trust: PII Read"}],\
						"resources":{%2$s}}],"status":"active"}"""
					.formatted(both("\"%s\""), both("\"com.cloudflare.api.account.%s\":\"*\""))));
		assertThat(masked(this.api.get(path(made)))).isEqualTo(masked(changed));
		ApiClient holder = this.api.as(value(made));
		assertThat(holder.get("/accounts/" + this.other + "/zt_risk_scoring/summary").statusCode()).isEqualTo(200);
	}

	@Test
	void absentMembersStayAndNullRemovesTheExpiry() {
		HttpResponse<String> made = make(
				"{\"name\":\"t\",\"permissions\":[\"logs_write\"],\"accounts\":[\"%s\",\"%s\"],\"expires_on\":\"2999-01-01T00:00:00Z\"}"
					.formatted(this.account, this.other));
		this.api.put(path(made), "{\"name\":\"u\",\"permissions\":[\"logs_write\"],\"status\":\"disabled\"}");
		assertThat(this.api.put(path(made), "{\"name\":\"v\",\"permissions\":[\"logs_write\"]}").body())
			.contains(this.other)
			.contains("\"expires_on\":\"2999-01-01T00:00:00Z\"")
			.contains("\"status\":\"disabled\"");
		assertThat(this.api.put(path(made), "{\"name\":\"v\",\"permissions\":[\"logs_write\"],\"expires_on\":null}")
			.body()).doesNotContain("expires_on");
	}

	@Test
	void shownTokenCanBeSentBack() {
		HttpResponse<String> made = make("{\"name\":\"t\",\"permissions\":[\"logs_write\"],\"accounts\":[\"*\"]}");
		String shown = this.api.get(path(made)).body();
		String token = shown.replaceAll(".*\"result\":(.*),\"success\":true}", "$1");
		assertThat(this.api.put(path(made), token).body()).isEqualTo(shown);
		assertThat(this.database
			.sql("select count(*) from audit_entry where account_id = :account and action = 'token_changed'")
			.param("account", this.account)
			.query(Long.class)
			.single()).as("entries of a change that is none").isZero();
	}

	@Test
	void aTokenThatHasExpiredKeepsItsEnd() {
		HttpResponse<String> made = make(
				"{\"name\":\"t\",\"permissions\":[\"logs_write\"],\"expires_on\":\"2999-01-01T00:00:00Z\"}");
		this.database.sql("update token set expires_on = '2020-01-01T00:00:00Z' where id = :id")
			.param("id", id(made))
			.update();
		assertThat(this.api
			.put(path(made),
					"{\"name\":\"u\",\"permissions\":[\"logs_write\"],\"expires_on\":\"2020-01-01T00:00:00Z\"}")
			.body()).contains("\"name\":\"u\"").contains("\"status\":\"expired\"");
	}

	@Test
	void aDisabledTokenIsRefusedAtOnceLikeAnUnknownOneUntilItIsActive() {
		HttpResponse<String> made = make("{\"name\":\"t\",\"permissions\":[\"logs_write\"]}");
		ApiClient holder = this.api.as(value(made));
		assertThat(holder.get(VERIFY).statusCode()).isEqualTo(200);
		this.api.put(path(made), "{\"name\":\"t\",\"permissions\":[\"logs_write\"],\"status\":\"disabled\"}");
		assertFailure(holder.get(VERIFY), 403, AUTHENTICATION);
		assertFailure(holder.get(VERIFY), 403, AUTHENTICATION);
		this.api.put(path(made), "{\"name\":\"t\",\"permissions\":[\"logs_write\"],\"status\":\"active\"}");
		assertThat(holder.get(VERIFY).statusCode()).isEqualTo(200);
	}

	@Test
	void aTokenThatAnotherInstanceDisablesIsRefusedWithinFiveSeconds() throws Exception {
		HttpResponse<String> made = make("{\"name\":\"t\",\"permissions\":[\"logs_write\"]}");
		ApiClient holder = this.api.as(value(made));
		assertThat(holder.get(VERIFY).statusCode()).isEqualTo(200);
		this.database.sql("update token set disabled = true where id = :id").param("id", id(made)).update();
		assertFailure(holder.getWhileOk(VERIFY, Duration.ofSeconds(5)), 403, AUTHENTICATION);
	}

	@Test
	void changeCannotGrantAPermissionThatTheCallerLacks() {
		ApiClient manager = this.api
			.as(value(make("{\"name\":\"m\",\"permissions\":[\"tokens_write\",\"logs_write\"]}")));
		HttpResponse<String> made = make("{\"name\":\"t\",\"permissions\":[\"logs_write\"]}");
		assertFailure(manager.put(path(made), "{\"name\":\"t\",\"permissions\":[\"zero_trust_read\"]}"), 403,
				AUTHENTICATION);
		for (String accounts : new String[] { "\"*\"", "\"" + this.other + "\"" }) {
			assertFailure(
					manager.put(path(made),
							"{\"name\":\"t\",\"permissions\":[\"logs_write\"],\"accounts\":[" + accounts + "]}"),
					403, UNAUTHORIZED);
		}
		assertFailure(manager.put(path(made), policies(policy("logs_write", "\"com.cloudflare.api.account.*\":\"*\""))),
				403, UNAUTHORIZED);
		assertFailure(manager.post(this.tokens, "application/json", policies(policy("zero_trust_read", here()))), 403,
				AUTHENTICATION);
		assertThat(manager.put(path(made), "{\"name\":\"u\",\"permissions\":[\"tokens_write\"]}").statusCode())
			.isEqualTo(200);
	}

	@Test
	void changeIsAuditedInEachAccountThatItConcerns() {
		HttpResponse<String> made = make("{\"name\":\"t\",\"permissions\":[\"logs_write\"]}");
		this.api.put(path(made),
				"{\"name\":\"t\",\"permissions\":[\"logs_write\"],\"accounts\":[\"%s\",\"%s\"],\"status\":\"disabled\"}"
					.formatted(this.account, this.other));
		String facts = "{\"accounts\":[\"%s\"],\"name\":\"t\",\"permissions\":[\"logs_write\"]%s}";
		String disabled = ",\"status\":\"disabled\"";
		assertThat(entry(this.account))
			.isEqualTo("{\"action\":\"token_changed\",\"actor\":\"ZTRISK_ADMIN_TOKEN\",\"after\":%s,\"before\":%s,"
				.formatted(facts.formatted(this.account, disabled), facts.formatted(this.account, "")));
		assertThat(entry(this.other))
			.isEqualTo("{\"action\":\"token_changed\",\"actor\":\"ZTRISK_ADMIN_TOKEN\",\"after\":%s,"
				.formatted(facts.formatted(this.other, disabled)));
	}

	@Test
	void aTokenIsMadeOfPolicies() {
		String shown = "\"permissions\":[\"zero_trust_read\",\"logs_write\"],\"policies\":[{\"effect\":\"allow\",\"id\":\"ID\","
				+ "\"permission_groups\":[{\"id\":\"zero_trust_read\",\"name\":\"Zero Trust Read\"},{\"id\":\"logs_write\",\"name\":\"Logs Write\"}],"
				+ "\"resources\":{%s}}],";
		String all = "\"com.cloudflare.api.account.*\":\"*\"";
		assertThat(masked(make(policies(
				"{\"id\":\"x\",\"effect\":\"allow\",\"permission_groups\":[{\"id\":\"logs_write\",\"name\":\"Any\",\"meta\":{}},{\"id\":\"zero_trust_read\"}],\"resources\":{%s}}"
					.formatted(here())))))
			.contains("\"accounts\":[\"" + this.account + "\"]")
			.contains(shown.formatted(here()));
		assertThat(masked(make(policies(policy("logs_write", all), policy("zero_trust_read", all)))))
			.contains("\"accounts\":[\"*\"]")
			.contains(shown.formatted(all));
		assertThat(masked(make(policies(policy("logs_write", all + "," + here())))))
			.contains("\"accounts\":[\"*\"],\"id\"");
	}

	@Test
	void permissionGroupsAreThePermissions() {
		String write = "{\"id\":\"logs_write\",\"name\":\"Logs Write\"}";
		String info = ",\"result_info\":{\"count\":%d,\"page\":1,\"per_page\":%1$d,\"total_count\":%1$d,\"total_pages\":%d},\"success\":true}";
		String groups = this.tokens + "/permission_groups";
		String head = "{\"errors\":[],\"messages\":[],\"result\":";
		assertThat(this.api.get(groups).body()).isEqualTo(head
				+ "[{\"id\":\"zero_trust_read\",\"name\":\"Zero Trust Read\"},{\"id\":\"zero_trust_write\",\"name\":\"Zero Trust Write\"},"
				+ "{\"id\":\"zero_trust_pii_read\",\"name\":\"Zero Trust: PII Read\"},"
				+ "{\"id\":\"zero_trust_triage\",\"name\":\"Zero Trust: Triage\"}," + write
				+ ",{\"id\":\"tokens_write\",\"name\":\"Account API Tokens Write\"},"
				+ "{\"id\":\"ssf_read\",\"name\":\"Shared Signals Read\"},"
				+ "{\"id\":\"ssf_manage\",\"name\":\"Shared Signals Manage\"}]" + info.formatted(8, 1));
		assertThat(this.api.get(groups + "?name=logs%20write&scope=com.cloudflare.api.account").body())
			.isEqualTo(head + "[" + write + "]" + info.formatted(1, 1));
		assertThat(this.api.get(groups + "?scope=com.cloudflare.api.account.zone").body())
			.isEqualTo(head + "[]" + info.formatted(0, 0));
	}

	static Stream<Arguments> wrongBodies() {
		String groups = "\"permission_groups\":[{\"id\":\"logs_write\"}]";
		String resources = "\"resources\":{\"com.cloudflare.api.account.a\":\"*\"}";
		String name = "\"name\":\"t\",";
		return Stream.of(
				Arguments.of("{}",
						invalid("/name", "name is required") + ","
								+ invalid("/permissions", "permissions is required")),
				Arguments.of("{" + name + "\"permissions\":[\"logs_write\"],\"status\":\"expired\"}",
						invalid("/status", "status must be one of active, disabled")),
				Arguments.of("{" + name + "\"permissions\":[\"logs_write\"],\"status\":true}",
						invalid("/status", "status must be one of active, disabled")),
				Arguments.of("{" + name + "\"permissions\":[\"logs_write\"],\"expires_on\":\"2020-01-01T00:00:00Z\"}",
						invalid("/expires_on", "expires_on must be in the future")),
				Arguments.of("{" + name + "\"policies\":null}", invalid("/permissions", "permissions is required")),
				Arguments.of("{" + name + "\"policies\":[]}",
						invalid("/policies", "policies must be a list with at least one entry")),
				Arguments.of("{" + name + "\"policies\":[1,{}]}", invalid("/policies/0", "must be an object") + ","
						+ invalid("/policies/1/effect", "effect must be allow") + ","
						+ invalid("/policies/1/permission_groups",
								"permission_groups must be a list with at least one entry")
						+ ","
						+ invalid("/policies/1/resources", "resources must be an object with at least one member")),
				Arguments.of(policies("{\"effect\":\"deny\"," + groups + "," + resources + "}"),
						invalid("/policies/0/effect", "effect must be allow")),
				Arguments.of(policies(
						"{\"effect\":\"allow\",\"permission_groups\":[{\"name\":\"Logs Write\"},{\"id\":\"nope\"},1],"
								+ resources + "}"),
						invalid("/policies/0/permission_groups/0/id", "id must be the id of a permission group") + ","
								+ invalid("/policies/0/permission_groups/1/id",
										"id must be the id of a permission group")
								+ "," + invalid("/policies/0/permission_groups/2", "must be an object")),
				Arguments.of(policies("{\"effect\":\"allow\"," + groups
						+ ",\"resources\":{\"com.cloudflare.api.account.zone.a\":\"*\",\"com.cloudflare.api.account.\":\"*\",\"a/b\":\"*\"}}"),
						invalid("/policies/0/resources/com.cloudflare.api.account.zone.a", RESOURCE) + ","
								+ invalid("/policies/0/resources/com.cloudflare.api.account.", RESOURCE) + ","
								+ invalid("/policies/0/resources/a~1b", RESOURCE)),
				Arguments.of(policies("{\"effect\":\"allow\"," + groups
						+ ",\"resources\":{\"com.cloudflare.api.account.a\":{\"com.cloudflare.api.account.zone.*\":\"*\"}}}"),
						invalid("/policies/0/resources/com.cloudflare.api.account.a",
								"must be *: nothing but a whole account can be given")),
				Arguments.of(
						policies(policy("logs_write", "\"com.cloudflare.api.account.a\":\"*\""),
								policy("zero_trust_read", "\"com.cloudflare.api.account.b\":\"*\"")),
						invalid("/policies", "policies must give the same permission groups in every account")),
				Arguments.of("{" + name + "\"permissions\":[\"zero_trust_read\"],\"policies\":[{\"effect\":\"allow\","
						+ groups + "," + resources + "}]}", SAME),
				Arguments.of("{" + name + "\"accounts\":[\"b\"],\"policies\":[{\"effect\":\"allow\"," + groups + ","
						+ resources + "}]}", SAME));
	}

	private static final String RESOURCE = "must be com.cloudflare.api.account. with an account's id or * behind it";

	private static final String SAME = invalid("/policies",
			"policies must say the same as permissions and accounts, or stand alone");

	@ParameterizedTest
	@MethodSource("wrongBodies")
	void everyWrongFieldIsNamedAndNothingIsChanged(String body, String errors) {
		HttpResponse<String> made = make("{\"name\":\"Mine\",\"permissions\":[\"logs_write\"]}");
		String before = this.api.get(path(made)).body();
		assertFailure(this.api.put(path(made), body), 400, errors);
		assertThat(this.api.get(path(made)).body()).isEqualTo(before);
		if (body.contains("policies")) {
			assertFailure(make(body), 400, errors);
		}
	}

	private String entry(String reached) {
		return this.api.get("/accounts/" + reached + "/zt_risk_scoring/audit?per_page=1")
			.body()
			.replaceAll(".*\"entries\":\\[(.*)\"id\".*", "$1");
	}

	private String here() {
		return "\"com.cloudflare.api.account." + this.account + "\":\"*\"";
	}

	private String both(String format) {
		return Stream.of(this.account, this.other)
			.sorted()
			.map(format::formatted)
			.collect(java.util.stream.Collectors.joining(","));
	}

	private HttpResponse<String> make(String body) {
		return this.api.post(this.tokens, "application/json", body);
	}

	private String path(HttpResponse<String> made) {
		return this.tokens + "/" + id(made);
	}

	private static String policies(String... policies) {
		return "{\"name\":\"t\",\"policies\":[" + String.join(",", policies) + "]}";
	}

	private static String policy(String permission, String resources) {
		return "{\"effect\":\"allow\",\"permission_groups\":[{\"id\":\"%s\"}],\"resources\":{%s}}".formatted(permission,
				resources);
	}

	private static String id(HttpResponse<String> made) {
		return made.body().replaceAll(".*?\"id\":\"([0-9a-f]{32})\".*", "$1");
	}

	private static String value(HttpResponse<String> made) {
		return made.body().replaceAll(".*\"value\":\"([0-9a-f]{64})\".*", "$1");
	}

	/** Distinguishes the later of two times from the earlier one. */
	private static String masked(HttpResponse<String> answer) {
		String body = answer.body();
		boolean later = !body.replaceAll(".*\"issued_on\":\"([^\"]+)\".*", "$1")
			.equals(body.replaceAll(".*\"modified_on\":\"([^\"]+)\".*", "$1"));
		return body.replaceAll("\"id\":\"[0-9a-f]{32}\"", "\"id\":\"ID\"")
			.replaceAll("\"issued_on\":\"[^\"]+\"", "\"issued_on\":\"THEN\"")
			.replaceAll("\"modified_on\":\"[^\"]+\"", "\"modified_on\":\"" + (later ? "LATER" : "THEN") + "\"");
	}

	private static String invalid(String pointer, String message) {
		return "{\"code\":12003,\"message\":\"" + message + "\",\"source\":{\"pointer\":\"" + pointer + "\"}}";
	}

}
