package io.ztrisk.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.ztrisk.api.Permission;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.RawClient;
import io.ztrisk.test.ServerTest;
import io.ztrisk.token.Caller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sessions of the console over HTTP, as a browser uses them and as an attacker would.
 */
@ServerTest
class SessionTests {

	private static final String NOT_SIGNED_IN = ApiClient.failure("{\"code\":12017,\"message\":\"Not signed in\"}");

	private static final String REFUSED = ApiClient
		.failure("{\"code\":12016,\"message\":\"The request does not come from a page of the console\"}");

	private static final String AUTHENTICATION = ApiClient
		.failure("{\"code\":10000,\"message\":\"Authentication error\"}");

	private static final String NO_ROUTE = ApiClient.failure("{\"code\":10404,\"message\":\"No route for that URI\"}");

	private static final String SESSION = "/console/api/session";

	private final String account = ApiClient.newScoring().split("/")[2];

	private final int port;

	private final RawClient raw;

	private final ApiClient api;

	private final JdbcClient database;

	@Autowired
	private SessionService sessions;

	SessionTests(@LocalServerPort int port, @Autowired JdbcClient database) {
		this.port = port;
		this.raw = new RawClient(port);
		this.api = new ApiClient(port);
		this.database = database;
	}

	@Test
	void aTokenBeginsASession() {
		Token token = token("[\"zero_trust_read\",\"tokens_write\"]");
		RawClient.Answer answer = signIn(token.value, "");
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.header("Set-Cookie").orElseThrow())
			.matches("ztrisk-" + this.port + "=[0-9a-f]{64}; Path=/; HttpOnly; SameSite=Strict");
		assertThat(answer.header("Cache-Control")).contains("no-store");
		String time = "\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[.0-9]*Z\"";
		String session = """
				\\{"begun_on":%s,"expires_on":%s,"id":"[0-9a-f]{32}","idle_expires_on":%s,"name":"t",\
				"permissions":\\{"%s":\\["zero_trust_read","tokens_write"]},"token_id":"%s"}""".formatted(time, time,
				time, this.account, token.id);
		assertThat(answer.body())
			.matches("\\{\"errors\":\\[],\"messages\":\\[],\"result\":" + session + ",\"success\":true}");
		assertThat(get("/session", cookie(answer)).body()).isEqualTo(answer.body());
	}

	@Test
	void aSessionMakesTheSameCallsAsItsToken() {
		Token token = token("[\"zero_trust_read\",\"zero_trust_write\"]");
		String cookie = cookie(signIn(token.value, ""));
		String behaviors = "/accounts/" + this.account + "/zt_risk_scoring/behaviors";
		ApiClient plain = this.api.as(token.value);
		assertThat(get(behaviors, cookie).body()).isEqualTo(plain.get(behaviors).body());
		assertThat(get(behaviors + "/", cookie).body()).isEqualTo(plain.get(behaviors).body());
		String body = "{\"behaviors\":{\"high_dlp\":{\"enabled\":true,\"risk_level\":\"high\"}}}";
		assertThat(send("PUT", behaviors, console(cookie) + "Content-Type: application/json\r\n", body).status())
			.isEqualTo(200);
		assertThat(plain.get(behaviors).body()).contains("\"enabled\":true");
		assertThat(get("/accounts/other/zt_risk_scoring/behaviors", cookie).body())
			.isEqualTo(plain.get("/accounts/other/zt_risk_scoring/behaviors").body());
		assertThat(get("/accounts/" + this.account + "/tokens", cookie).body()).isEqualTo(AUTHENTICATION);
		assertThat(get("/nope", cookie).body()).isEqualTo(NO_ROUTE);
		assertThat(get("/accounts/x y", cookie).status()).isEqualTo(400);
		assertThat(get("/accounts/acme/nope", cookie).body()).isEqualTo(ApiClient.failure(
				"{\"code\":7003,\"message\":\"Could not route to /console/api/accounts/acme/nope, perhaps your object "
						+ "identifier is invalid?\"}"));
	}

	@Test
	void auditEntriesNameTheSession() {
		Token token = token("[\"zero_trust_read\",\"zero_trust_write\"]");
		RawClient.Answer signedIn = signIn(token.value, "");
		String id = signedIn.body().replaceAll(".*\"id\":\"([0-9a-f]{32})\".*", "$1");
		String behaviors = "/accounts/" + this.account + "/zt_risk_scoring/behaviors";
		send("PUT", behaviors, console(cookie(signedIn)) + "Content-Type: application/json\r\n",
				"{\"behaviors\":{\"high_dlp\":{\"enabled\":true,\"risk_level\":\"high\"}}}");
		assertThat(this.api.get("/accounts/" + this.account + "/zt_risk_scoring/audit").body())
			.contains("\"session_id\":\"" + id + "\",\"subject\":\"high_dlp\"")
			.containsOnlyOnce("session_id");
	}

	@Test
	void aCookieIsReadByTheConsoleAlone() {
		String cookie = cookie(signIn(ApiClient.TOKEN, ""));
		for (String path : List.of("/accounts", "/client/v4/accounts", "/user",
				"/accounts/" + this.account + "/zt_risk_scoring/behaviors")) {
			RawClient.Answer answer = this.raw.send(head("GET", path, cookie));
			assertThat(answer.status()).isEqualTo(400);
			assertThat(answer.body()).isEqualTo(ApiClient
				.failure("{\"code\":9106,\"message\":\"Missing X-Auth-Key, X-Auth-Email or Authorization headers\"}"));
		}
	}

	@Test
	void aTokenIsNoCredentialOfTheConsole() {
		for (String path : List.of("/session", "/accounts", "/user")) {
			RawClient.Answer answer = get(path, RawClient.AUTHORIZATION);
			assertThat(answer.status()).isEqualTo(401);
			assertThat(answer.body()).isEqualTo(NOT_SIGNED_IN);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/session", "/client/v4/session", "/client/v4/console/api/session",
			"/console/api/console/api/session", "/console/api/client/v4/session", "//console/api/session",
			"/console/api/session;a=b", "/console/x/../api/session" })
	void theSessionHasOneRoute(String path) {
		String cookie = cookie(signIn(ApiClient.TOKEN, ""));
		for (String method : List.of("GET", "POST", "PUT", "DELETE", "OPTIONS")) {
			RawClient.Answer answer = this.raw.send(head(method, path, console(cookie)));
			assertThat(answer.status()).as(method).isEqualTo(404);
			assertThat(answer.body()).isEqualTo(NO_ROUTE);
		}
		assertThat(get("/session", cookie).status()).isEqualTo(200);
	}

	@Test
	void aCallThatChangesSomethingComesFromAPageOfTheConsole() {
		String cookie = cookie(signIn(ApiClient.TOKEN, ""));
		String origin = "Origin: http://localhost:" + this.port + "\r\n";
		for (String headers : List.of("", origin, "X-Ztrisk-Console: 1\r\n", origin + "X-Ztrisk-Console: 2\r\n",
				"X-Ztrisk-Console: 1\r\nOrigin: null\r\n", "X-Ztrisk-Console: 1\r\nOrigin: http://localhost\r\n",
				"X-Ztrisk-Console: 1\r\nOrigin: http://127.0.0.1:" + this.port + "\r\n",
				"X-Ztrisk-Console: 1\r\nOrigin: https://localhost:" + this.port + "\r\n",
				"X-Ztrisk-Console: 1\r\nOrigin: http://localhost:" + this.port + ".evil.example\r\n")) {
			for (String method : List.of("POST", "DELETE")) {
				RawClient.Answer answer = this.raw.send(head(method, SESSION, cookie + headers));
				assertThat(answer.status()).as(headers).isEqualTo(403);
				assertThat(answer.body()).isEqualTo(REFUSED);
				assertThat(answer.header("Set-Cookie")).isEmpty();
			}
			// Before the session is looked at.
			assertThat(this.raw.send(head("DELETE", SESSION, headers)).body()).isEqualTo(REFUSED);
		}
		assertThat(get("/session", cookie).status()).isEqualTo(200);
	}

	@Test
	void aPreflightIsRefused() {
		RawClient.Answer answer = this.raw
			.send(head("OPTIONS", SESSION, "Origin: http://evil.example\r\nAccess-Control-Request-Method: POST\r\n"
					+ "Access-Control-Request-Headers: X-Ztrisk-Console\r\n"));
		assertThat(answer.status()).isEqualTo(405);
		assertThat(answer.headers().toLowerCase(Locale.ROOT)).doesNotContain("access-control-allow");
	}

	@ParameterizedTest
	@ValueSource(strings = { "evil.example", "evil.example:8080", "localhost.evil.example", "127.0.0.2", "[::2]",
			"localhost:", "LOCALHOST.", "127.0.0.1.nip.io" })
	void anotherHostIsRefused(String host) {
		for (String path : List.of("/console", "/console/acme/users", "/console/assets/x/main.js")) {
			RawClient.Answer page = this.raw
				.send("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
			assertThat(page.status()).isEqualTo(403);
			assertThat(page.body()).contains("Set ZTRISK_PUBLIC_URL");
		}
		RawClient.Answer call = this.raw
			.send("GET " + SESSION + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
		assertThat(call.status()).isEqualTo(403);
		assertThat(call.body()).contains("\"code\":12016", "Set ZTRISK_PUBLIC_URL");
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "127.0.0.1:1", "LocalHost:9999", "[::1]", "[::1]:80" })
	void everyNameOfThisMachineIsTheConsoles(String host) {
		RawClient.Answer page = this.raw
			.send("GET /console HTTP/1.1\r\nHost: " + host + "\r\nForwarded: host=evil.example\r\n"
					+ "X-Forwarded-Host: evil.example\r\nConnection: close\r\n\r\n");
		assertThat(page.status()).isEqualTo(200);
	}

	@Test
	void aValueThatAClientBringsIsNeverTaken() {
		String name = "Cookie: ztrisk-" + this.port + "=";
		RawClient.Answer answer = signIn(ApiClient.TOKEN, name + "f".repeat(64) + "\r\n");
		assertThat(cookie(answer)).isNotEqualTo(name + "f".repeat(64) + "\r\n");
		for (String value : List.of("f".repeat(64), "", "x", "%00", "'")) {
			assertThat(get("/session", name + value + "\r\n").body()).isEqualTo(NOT_SIGNED_IN);
		}
		String second = cookie(signIn(ApiClient.TOKEN, cookie(answer)));
		assertThat(get("/session", cookie(answer)).body()).isEqualTo(NOT_SIGNED_IN);
		assertThat(get("/session", second).status()).isEqualTo(200);
		assertThat(get("/session", second.trim() + "; ztrisk-" + this.port + "=" + "f".repeat(64) + "\r\n").body())
			.isEqualTo(NOT_SIGNED_IN);
	}

	@Test
	void signingOutEndsTheSession() {
		String cookie = cookie(signIn(ApiClient.TOKEN, ""));
		RawClient.Answer answer = this.raw.send(head("DELETE", SESSION, console(cookie)));
		assertThat(answer.body()).matches(".*\"result\":\\{\"id\":\"[0-9a-f]{32}\"},\"success\":true}");
		assertThat(answer.header("Set-Cookie").orElseThrow())
			.startsWith("ztrisk-" + this.port + "=; Path=/; Max-Age=0;");
		assertThat(get("/session", cookie).body()).isEqualTo(NOT_SIGNED_IN);
		assertThat(this.raw.send(head("DELETE", SESSION, console(cookie))).body()).isEqualTo(NOT_SIGNED_IN);
	}

	@Test
	void aSessionEndsWithItsToken() {
		Map<String, Runnable> ends = new TreeMap<>();
		Token deleted = token("[\"zero_trust_read\"]");
		ends.put(deleted.value, () -> this.api.delete(tokens() + "/" + deleted.id));
		Token rolled = token("[\"zero_trust_read\"]");
		ends.put(rolled.value, () -> this.api.put(tokens() + "/" + rolled.id + "/value", "{}"));
		Token disabled = token("[\"zero_trust_read\"]");
		ends.put(disabled.value, () -> this.api.put(tokens() + "/" + disabled.id, """
				{"name":"t","permissions":["zero_trust_read"],"status":"disabled"}"""));
		ends.forEach((value, end) -> {
			String cookie = cookie(signIn(value, ""));
			assertThat(get("/accounts", cookie).status()).isEqualTo(200);
			end.run();
			RawClient.Answer answer = get("/accounts", cookie);
			assertThat(answer.status()).isEqualTo(401);
			assertThat(answer.body()).isEqualTo(NOT_SIGNED_IN);
		});
	}

	@Test
	void aSessionDoesNotComeBackWithItsToken() {
		String settings = "{\"name\":\"t\",\"permissions\":[\"zero_trust_read\"],\"status\":\"%s\",\"expires_on\":%s}";
		Token disabled = token("[\"zero_trust_read\"]");
		String first = cookie(signIn(disabled.value, ""));
		this.api.put(tokens() + "/" + disabled.id, settings.formatted("disabled", "null"));
		this.api.put(tokens() + "/" + disabled.id, settings.formatted("active", "null"));
		assertThat(get("/accounts", first).body()).isEqualTo(NOT_SIGNED_IN);
		Token expired = token("[\"zero_trust_read\"]");
		String second = cookie(signIn(expired.value, ""));
		this.database.sql("update token set expires_on = now() where id = :id").param("id", expired.id).update();
		this.api.put(tokens() + "/" + expired.id, settings.formatted("active", "null"));
		assertThat(get("/accounts", second).body()).isEqualTo(NOT_SIGNED_IN);
		assertThat(get("/accounts", cookie(signIn(expired.value, ""))).status()).isEqualTo(200);
	}

	@Test
	void bothFormsOfAPathAreForASession() {
		String cookie = cookie(signIn(ApiClient.TOKEN, ""));
		String path = "/accounts/" + this.account + "/zt_risk_scoring/behaviors";
		assertThat(get("/client/v4" + path, cookie).body()).isEqualTo(get(path, cookie).body())
			.contains("\"success\":true");
		assertThat(get("/client/v4" + path, "").body()).isEqualTo(NOT_SIGNED_IN);
		assertThat(send("PUT", "/client/v4" + path, cookie, "{}").body()).isEqualTo(REFUSED);
	}

	@Test
	void aSessionHasThePermissionsThatItsTokenHasNow() {
		Token token = token("[\"zero_trust_read\"]");
		String cookie = cookie(signIn(token.value, ""));
		String behaviors = "/accounts/" + this.account + "/zt_risk_scoring/behaviors";
		assertThat(get(behaviors, cookie).status()).isEqualTo(200);
		this.api.put(tokens() + "/" + token.id, "{\"name\":\"t\",\"permissions\":[\"logs_write\"]}");
		assertThat(get(behaviors, cookie).body()).isEqualTo(AUTHENTICATION);
		assertThat(get("/session", cookie).body()).contains("[\"logs_write\"]");
	}

	@Test
	void aSessionEndsUnusedAndAtItsLatest() {
		for (String column : List.of("ends_at = now()", "seen_at = now() - interval '1 hour'")) {
			RawClient.Answer signedIn = signIn(ApiClient.TOKEN, "");
			change(signedIn, column);
			assertThat(get("/session", cookie(signedIn)).body()).isEqualTo(NOT_SIGNED_IN);
		}
		RawClient.Answer used = signIn(ApiClient.TOKEN, "");
		change(used, "seen_at = now() - interval '59 minutes'");
		String early = get("/session", cookie(used) + "X-Ztrisk-Poll: 1\r\n").body();
		assertThat(get("/session", cookie(used) + "X-Ztrisk-Poll: 1\r\n").body()).isEqualTo(early);
		assertThat(get("/session", cookie(used)).body()).isNotEqualTo(early);
		change(used, "seen_at = seen_at - interval '58 minutes'");
		assertThat(get("/session", cookie(used)).status()).isEqualTo(200);
	}

	@Test
	void aTokenHasTwentySessions() {
		Token token = token("[\"zero_trust_read\"]");
		List<String> cookies = new ArrayList<>();
		for (int i = 0; i < 21; i++) {
			cookies.add(cookie(signIn(token.value, "")));
		}
		assertThat(get("/session", cookies.getFirst()).status()).isEqualTo(401);
		assertThat(get("/session", cookies.get(1)).status()).isEqualTo(200);
		assertThat(get("/session", cookies.getLast()).status()).isEqualTo(200);
		assertThat(this.database.sql("select count(*) from console_session where token_id = :id")
			.param("id", token.id)
			.query(Integer.class)
			.single()).isEqualTo(20);
	}

	@Test
	void aPersonHasTwentySessionsAlsoAfterSignInsAtTheSameTime() throws Exception {
		String person = "https://example.org#" + this.account;
		Caller caller = Caller.person(person, "oidc:ann", Map.of(this.account, Set.of(Permission.ZERO_TRUST_READ)));
		try (ExecutorService browsers = Executors.newFixedThreadPool(6)) {
			List<Future<String>> begun = new ArrayList<>();
			for (int i = 0; i < 60; i++) {
				begun.add(browsers.submit(() -> this.sessions.begin(person, caller)));
			}
			for (Future<String> one : begun) {
				assertThat(one.get()).isNotEmpty();
			}
		}
		assertThat(this.database.sql("select count(*) from console_session where actor_id = :id")
			.param("id", person)
			.query(Integer.class)
			.single()).isEqualTo(20);
	}

	@Test
	void onlyHashesAreStored() {
		String cookie = cookie(signIn(ApiClient.TOKEN, ""));
		String value = cookie.trim().split("=")[1];
		assertThat(this.database.sql("select s::text from console_session s").query(String.class).list()).isNotEmpty()
			.noneMatch((row) -> row.contains(value) || row.contains(ApiClient.TOKEN));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"token\":1}", "{\"token\":null}", "{\"token\":\"\"}", "[]", "\"x\"", "",
			"{\"token\":\"a\",\"token\":\"b\"}", "{\"token\":\"a\",\"more\":1}", "nonsense" })
	void aWrongBodyBeginsNoSession(String body) {
		RawClient.Answer answer = send("POST", "/session", console("") + "Content-Type: application/json\r\n", body);
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.body()).containsAnyOf("\"code\":12003", "\"code\":6007");
		assertThat(answer.header("Set-Cookie")).isEmpty();
	}

	@Test
	void anUnknownTokenBeginsNoSession() {
		for (String value : List.of("nobody", "f".repeat(64), "x".repeat(900))) {
			RawClient.Answer answer = signIn(value, "");
			assertThat(answer.status()).isEqualTo(403);
			assertThat(answer.body()).isEqualTo(AUTHENTICATION);
			assertThat(answer.header("Set-Cookie")).isEmpty();
		}
	}

	@Test
	void theSessionsOfAnAccountAreListedAndEnded() {
		Token token = token("[\"zero_trust_read\"]");
		Token admin = token("[\"zero_trust_read\",\"tokens_write\"]");
		String cookie = cookie(signIn(token.value, ""));
		String sessions = "/accounts/" + this.account + "/sessions";
		String id = this.database.sql("select id from console_session where token_id = :id")
			.param("id", token.id)
			.query(String.class)
			.single();
		String listed = this.api.as(admin.value).get(sessions).body();
		assertThat(listed).contains("\"id\":\"" + id + "\"", "\"token_id\":\"" + token.id + "\"")
			.contains("\"count\":1");
		assertThat(this.api.get("/accounts/" + ApiClient.newScoring().split("/")[2] + "/sessions").body())
			.doesNotContain(id);
		signIn(ApiClient.TOKEN, "");
		assertThat(this.api.as(admin.value).get(sessions).body()).isEqualTo(listed);
		assertThat(this.api.delete("/accounts/" + ApiClient.newScoring().split("/")[2] + "/sessions/" + id).body())
			.isEqualTo(ApiClient.failure("{\"code\":12018,\"message\":\"Session not found\"}"));
		assertThat(get("/session", cookie).status()).isEqualTo(200);
		assertThat(this.api.as(admin.value).delete(sessions + "/" + id).body())
			.isEqualTo(ApiClient.success("{\"id\":\"" + id + "\"}"));
		assertThat(get("/session", cookie).body()).isEqualTo(NOT_SIGNED_IN);
		assertThat(this.api.as(admin.value).delete(sessions + "/" + id).statusCode()).isEqualTo(404);
		assertThat(this.api.get("/accounts/" + this.account + "/zt_risk_scoring/audit").body())
			.contains("\"action\":\"session_ended\"", "\"subject\":\"" + id + "\"");
	}

	private void change(RawClient.Answer signedIn, String change) {
		String id = signedIn.body().replaceAll(".*\"id\":\"([0-9a-f]{32})\".*", "$1");
		assertThat(
				this.database.sql("update console_session set " + change + " where id = :id").param("id", id).update())
			.isOne();
	}

	private RawClient.Answer signIn(String value, String cookie) {
		return send("POST", "/session", console(cookie) + "Content-Type: application/json\r\n",
				"{\"token\":\"" + value + "\"}");
	}

	private RawClient.Answer get(String path, String headers) {
		return this.raw.send(head("GET", "/console/api" + path, headers));
	}

	private RawClient.Answer send(String method, String path, String headers, String body) {
		return this.raw
			.send(head(method, "/console/api" + path, headers + "Content-Length: " + body.length() + "\r\n") + body);
	}

	/** The headers that a page of the console sends. */
	private String console(String cookie) {
		return cookie + "X-Ztrisk-Console: 1\r\nOrigin: http://localhost:" + this.port + "\r\n";
	}

	/** A request without credentials. */
	private String head(String method, String target, String headers) {
		return method + " " + target + " HTTP/1.1\r\nHost: localhost:" + this.port + "\r\nConnection: close\r\n"
				+ headers + "\r\n";
	}

	/** The header with the cookie of an answer. */
	private static String cookie(RawClient.Answer answer) {
		return "Cookie: " + answer.header("Set-Cookie").orElseThrow().split(";")[0] + "\r\n";
	}

	private String tokens() {
		return "/accounts/" + this.account + "/tokens";
	}

	private Token token(String permissions) {
		String made = this.api
			.post(tokens(), "application/json", "{\"name\":\"t\",\"permissions\":" + permissions + "}")
			.body();
		return new Token(made.replaceAll(".*\"id\":\"([0-9a-f]{32})\".*", "$1"),
				made.replaceAll(".*\"value\":\"([0-9a-f]{64})\".*", "$1"));
	}

	/** A token that was made. */
	private record Token(String id, String value) {

	}

}
