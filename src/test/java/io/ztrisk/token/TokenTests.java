package io.ztrisk.token;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.ztrisk.test.Account;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import static io.ztrisk.test.ApiClient.assertFailure;
import static io.ztrisk.test.ApiClient.success;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tokens made, shown, rolled, deleted and verified. Random values are masked: ids, values
 * and times of issue.
 */
@ServerTest
class TokenTests {

	private static final String UNAUTHORIZED = "{\"code\":9109,\"message\":\"Unauthorized to access requested resource\"}";

	private static final String AUTHENTICATION = "{\"code\":10000,\"message\":\"Authentication error\"}";

	private static final String UNKNOWN = "{\"code\":12010,\"message\":\"Token not found\"}";

	private static final Map<String, String> TITLES = Map.of("\"zero_trust_read\"", "Zero Trust Read",
			"\"zero_trust_write\"", "Zero Trust Write", "\"logs_write\"", "Logs Write", "\"tokens_write\"",
			"Account API Tokens Write");

	private final String account = ApiClient.newScoring().split("/")[2];

	private final String other = ApiClient.newScoring().split("/")[2];

	private final String tokens = "/accounts/" + this.account + "/tokens";

	private final ApiClient api;

	TokenTests(@LocalServerPort int port) {
		this.api = new ApiClient(port);
	}

	@Test
	void aTokenIsMadeForThePathsAccount() {
		assertThat(masked(make(this.api, "{\"name\":\"Mine\",\"permissions\":[\"logs_write\"],\"nobody\":\"knows\"}")))
			.isEqualTo(success(token("Mine", "\"logs_write\"", "\"" + this.account + "\"", "", true)));
	}

	@Test
	void aTokenIsMadeForAccountsAndATime() {
		String body = """
				{"name":"Mine","permissions":["zero_trust_write","zero_trust_read"],"accounts":["%s","-A_"],"expires_on":"2999-01-02t03:04:05.1234567+01:00"}"""
			.formatted(this.account);
		assertThat(masked(make(this.api, body)))
			.isEqualTo(success(token("Mine", "\"zero_trust_read\",\"zero_trust_write\"",
					"\"-A_\",\"" + this.account + "\"", "\"expires_on\":\"2999-01-02T02:04:05.123456Z\",", true)));
	}

	@Test
	void aTokenIsMadeForAllAccounts() {
		assertThat(masked(make(this.api,
				"{\"name\":\"All\",\"permissions\":[\"logs_write\"],\"accounts\":[\"*\"],\"expires_on\":null}")))
			.isEqualTo(success(token("All", "\"logs_write\"", "\"*\"", "", true)));
	}

	@Test
	void tokensAreListedOldestFirstWithoutTheirValues() {
		ApiClient manager = manager();
		make(manager, "{\"name\":\"First\",\"permissions\":[\"logs_write\"]}");
		make(manager, "{\"name\":\"Second\",\"permissions\":[\"tokens_write\"]}");
		make(this.api, "{\"name\":\"Further\",\"permissions\":[\"zero_trust_read\"]}");
		make(this.api, "{\"name\":\"Everywhere\",\"permissions\":[\"logs_write\"],\"accounts\":[\"*\"]}");
		String here = "\"" + this.account + "\"";
		assertThat(masked(manager.get(this.tokens)))
			.isEqualTo(Account.all("[" + token("Manager", "\"logs_write\",\"tokens_write\"", here, "", false) + ","
					+ token("First", "\"logs_write\"", here, "", false) + ","
					+ token("Second", "\"tokens_write\"", here, "", false) + "]", 3));
	}

	@Test
	void aTokenIsShownRolledAndDeleted() {
		String path = this.tokens + "/" + id(make(this.api, "{\"name\":\"Mine\",\"permissions\":[\"logs_write\"]}"));
		String shown = success(token("Mine", "\"logs_write\"", "\"" + this.account + "\"", "", false));
		assertThat(masked(this.api.get(path))).isEqualTo(shown);
		assertThat(this.api.put(path + "/value", "anything").body().replaceAll("\"[0-9a-f]{64}\"", "\"VALUE\""))
			.isEqualTo(success("\"VALUE\""));
		assertThat(masked(this.api.get(path))).isEqualTo(shown);
		assertThat(masked(this.api.delete(path))).isEqualTo(success("{\"id\":\"ID\"}"));
		assertFailure(this.api.get(path), 404, UNKNOWN);
		assertFailure(this.api.delete(path), 404, UNKNOWN);
		assertFailure(this.api.put(path, "{}"), 404, UNKNOWN);
		assertFailure(this.api.put(path + "/value", "{}"), 404, UNKNOWN);
	}

	@Test
	void aTokenOfAnotherAccountIsUnknown() {
		String id = id(make(this.api, "{\"name\":\"Mine\",\"permissions\":[\"logs_write\"]}"));
		String path = "/accounts/" + this.other + "/tokens/" + id;
		assertFailure(this.api.get(path), 404, UNKNOWN);
		assertFailure(this.api.delete(path), 404, UNKNOWN);
		assertFailure(this.api.put(path, "{}"), 404, UNKNOWN);
		assertFailure(this.api.put(path + "/value", "{}"), 404, UNKNOWN);
		assertThat(this.api.get(this.tokens + "/" + id).statusCode()).isEqualTo(200);
	}

	static Stream<Arguments> wrongBodies() {
		String name = "\"name\":\"t\"";
		String permissions = "\"permissions\":[\"logs_write\"]";
		String both = name + "," + permissions + ",";
		String list = "must be a list with at least one entry";
		String account = "must be an account id, or * alone";
		return Stream.of(Arguments.of("[]", invalid("", "must be an object")),
				Arguments.of("{}",
						invalid("/name", "name is required") + ","
								+ invalid("/permissions", "permissions is required")),
				Arguments.of("{\"name\":null," + permissions + "}", invalid("/name", "name must be a string")),
				Arguments.of("{\"name\":1," + permissions + "}", invalid("/name", "name must be a string")),
				Arguments.of("{\"name\":\" \"," + permissions + "}", invalid("/name", "name must not be empty")),
				Arguments.of("{\"name\":\"" + "n".repeat(121) + "\"," + permissions + "}",
						invalid("/name", "name must have at most 120 characters")),
				Arguments.of("{\"name\":\"a\\u0000\"," + permissions + "}",
						invalid("/name", "name must not contain U+0000 or an unpaired surrogate")),
				Arguments.of("{" + name + ",\"permissions\":null}", invalid("/permissions", "permissions " + list)),
				Arguments.of("{" + name + ",\"permissions\":[]}", invalid("/permissions", "permissions " + list)),
				Arguments.of("{" + name + ",\"permissions\":\"logs_write\"}",
						invalid("/permissions", "permissions " + list)),
				Arguments.of("{" + name + ",\"permissions\":[\"logs_write\",1,\"Logs_Write\",\"logs_write\",null]}",
						invalid("/permissions/1", "must be a string") + ","
								+ invalid("/permissions/2", "is not a known permission") + ","
								+ invalid("/permissions/3", "must not be given twice") + ","
								+ invalid("/permissions/4", "must be a string")),
				Arguments.of("{" + both + "\"accounts\":[]}", invalid("/accounts", "accounts " + list)),
				Arguments.of("{" + both + "\"accounts\":\"*\"}", invalid("/accounts", "accounts " + list)),
				Arguments.of("{" + both + "\"accounts\":[\"*\",\"a.b\",1,\"a\",\"a\",\"\"]}",
						invalid("/accounts/0", account) + "," + invalid("/accounts/1", account) + ","
								+ invalid("/accounts/2", "must be a string") + ","
								+ invalid("/accounts/4", "must not be given twice") + ","
								+ invalid("/accounts/5", account)),
				Arguments.of(
						"{" + both + "\"accounts\":["
								+ IntStream.range(0, 1001)
									.mapToObj((number) -> "\"a" + number + "\"")
									.collect(Collectors.joining(","))
								+ "]}",
						invalid("/accounts", "accounts must name at most 1000 accounts")),
				Arguments.of("{" + both + "\"condition\":{\"request_ip\":{\"in\":[\"192.0.2.0/24\"]}}}",
						invalid("/condition", "condition is not supported")),
				Arguments.of("{" + both + "\"not_before\":\"2999-01-02T00:00:00Z\"}",
						invalid("/not_before", "not_before is not supported")),
				Arguments.of("{" + both + "\"expires_on\":4102444800}", date()),
				Arguments.of("{" + both + "\"expires_on\":\"\"}", date()),
				Arguments.of("{" + both + "\"expires_on\":\"9999-12-31T23:59:59-18:00\"}", date()),
				Arguments.of("{" + both + "\"expires_on\":\"2999-01-02\"}", date()),
				Arguments.of("{" + both + "\"expires_on\":\"2999-02-30T00:00:00Z\"}", date()),
				Arguments.of("{" + both + "\"expires_on\":\"2999-01-02T00:00:00\"}", date()),
				Arguments.of("{" + both + "\"expires_on\":\"2000-01-02T00:00:00Z\"}",
						invalid("/expires_on", "expires_on must be in the future")));
	}

	@ParameterizedTest
	@MethodSource("wrongBodies")
	void everyWrongFieldIsNamed(String body, String errors) {
		assertFailure(make(this.api, body), 400, errors);
	}

	@Test
	void callerCannotGrantAPermissionThatItLacks() {
		ApiClient manager = manager();
		for (String permission : new String[] { "zero_trust_read", "zero_trust_write", "zero_trust_pii_read",
				"zero_trust_triage" }) {
			assertFailure(make(manager, "{\"name\":\"t\",\"permissions\":[\"logs_write\",\"" + permission + "\"]}"),
					403, AUTHENTICATION);
		}
		ApiClient writer = this.api
			.as(value(make(this.api, "{\"name\":\"t\",\"permissions\":[\"tokens_write\",\"zero_trust_write\"]}")));
		assertThat(make(writer, "{\"name\":\"t\",\"permissions\":[\"zero_trust_read\",\"zero_trust_triage\"]}")
			.statusCode()).isEqualTo(200);
		assertFailure(make(writer, "{\"name\":\"t\",\"permissions\":[\"zero_trust_pii_read\"]}"), 403, AUTHENTICATION);
	}

	@Test
	void callerCannotGrantAnAccountThatItLacks() {
		ApiClient manager = manager();
		for (String accounts : new String[] { "\"*\"", "\"" + this.other + "\"",
				"\"" + this.account + "\",\"" + this.other + "\"" }) {
			assertFailure(
					make(manager, "{\"name\":\"t\",\"permissions\":[\"logs_write\"],\"accounts\":[" + accounts + "]}"),
					403, UNAUTHORIZED);
		}
	}

	@Test
	void callerCannotChangeATokenThatReachesMoreAccounts() {
		ApiClient manager = manager();
		assertUntouched(manager, "{\"name\":\"t\",\"permissions\":[\"zero_trust_read\"]}", AUTHENTICATION);
		assertUntouched(manager, "{\"name\":\"t\",\"permissions\":[\"logs_write\"],\"accounts\":[\"*\"]}",
				UNAUTHORIZED);
		assertUntouched(manager, "{\"name\":\"t\",\"permissions\":[\"logs_write\"],\"accounts\":[\"%s\",\"%s\"]}"
			.formatted(this.account, this.other), UNAUTHORIZED);
	}

	@Test
	void aTokenLearnsThatItIsGood() {
		HttpResponse<String> made = make(this.api, "{\"name\":\"t\",\"permissions\":[\"logs_write\"]}");
		ApiClient holder = this.api.as(value(made));
		for (String path : new String[] { "/user/tokens/verify", "/client/v4/user/tokens/verify",
				this.tokens + "/verify", "/client/v4" + this.tokens + "/verify" }) {
			assertThat(holder.get(path).body()).isEqualTo(
					"""
							{"errors":[],"messages":[{"code":10000,"message":"This API Token is valid and active","type":null}],"result":{"id":"%s","status":"active"},"success":true}"""
						.formatted(id(made)));
		}
	}

	private void assertUntouched(ApiClient manager, String body, String error) {
		HttpResponse<String> made = make(this.api, body);
		String path = this.tokens + "/" + id(made);
		assertFailure(manager.get(path), 403, error);
		assertFailure(manager.delete(path), 403, error);
		assertFailure(manager.put(path, body), 403, error);
		assertFailure(manager.put(path + "/value", "{}"), 403, error);
		assertThat(this.api.as(value(made)).get("/user/tokens/verify").statusCode()).isEqualTo(200);
	}

	private ApiClient manager() {
		return this.api
			.as(value(make(this.api, "{\"name\":\"Manager\",\"permissions\":[\"tokens_write\",\"logs_write\"]}")));
	}

	private HttpResponse<String> make(ApiClient caller, String body) {
		return caller.post(this.tokens, "application/json", body);
	}

	private static String id(HttpResponse<String> made) {
		return made.body().replaceAll(".*\"id\":\"([0-9a-f]{32})\".*", "$1");
	}

	private static String value(HttpResponse<String> made) {
		return made.body().replaceAll(".*\"value\":\"([0-9a-f]{64})\".*", "$1");
	}

	private static String masked(HttpResponse<String> answer) {
		return answer.body()
			.replaceAll("\"id\":\"[0-9a-f]{32}\"", "\"id\":\"ID\"")
			.replaceAll("\"value\":\"[0-9a-f]{64}\"", "\"value\":\"VALUE\"")
			.replaceAll("\"(issued|modified)_on\":\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})?Z\"",
					"\"$1_on\":\"NOW\"");
	}

	private static String token(String name, String permissions, String accounts, String expiresOn, boolean made) {
		return "{\"accounts\":[" + accounts + "]," + expiresOn
				+ "\"id\":\"ID\",\"issued_on\":\"NOW\",\"modified_on\":\"NOW\",\"name\":\"" + name
				+ "\",\"permissions\":[" + permissions + "],\"policies\":[" + policy(permissions, accounts)
				+ "],\"status\":\"active\"" + (made ? ",\"value\":\"VALUE\"}" : "}");
	}

	/** The same in Cloudflare's words. */
	private static String policy(String permissions, String accounts) {
		String groups = Stream.of(permissions.split(","))
			.map((id) -> "{\"id\":%s,\"name\":\"%s\"}".formatted(id, TITLES.get(id)))
			.collect(Collectors.joining(","));
		String resources = Stream.of(accounts.split(","))
			.map((id) -> "\"com.cloudflare.api.account.%s\":\"*\"".formatted(id.replace("\"", "")))
			.collect(Collectors.joining(","));
		return "{\"effect\":\"allow\",\"id\":\"ID\",\"permission_groups\":[%s],\"resources\":{%s}}".formatted(groups,
				resources);
	}

	private static String invalid(String pointer, String message) {
		return "{\"code\":12003,\"message\":\"" + message + "\",\"source\":{\"pointer\":\"" + pointer + "\"}}";
	}

	private static String date() {
		return invalid("/expires_on", "expires_on must be an RFC 3339 date and time");
	}

}
