package io.ztrisk.http;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;

import io.ztrisk.test.ApiClient;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import static io.ztrisk.test.ApiClient.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests which paths exist, and the responses to other paths.
 */
@ServerTest
class RouteTests {

	private static final String TOKENS = "/accounts/acme/tokens";

	private final String scoring = ApiClient.newScoring();

	private final ApiClient api;

	RouteTests(@LocalServerPort int port) {
		this.api = new ApiClient(port);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/accounts/a.b", "/accounts/acme/nope", "/accounts/acme/zt_risk_scoring",
			"/accounts/acme/zt_risk_scoring/nope/", "/accounts/acme/zt_risk_scoring/Summary",
			"/accounts/acme/zt_risk_scoring/summary//", "/accounts/acme/../nope", "/accounts//zt_risk_scoring/summary",
			"/accounts/a.b/zt_risk_scoring/summary",
			"/accounts/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/zt_risk_scoring/summary",
			"/accounts/%22a%22/zt_risk_scoring/summary", "/accounts/%C3%A4/zt_risk_scoring/summary",
			"/accounts/a%20b/zt_risk_scoring/summary",
			"/accounts/acme/zt_risk_scoring/11111111-1111-4111-8111-11111111111",
			"/accounts/acme/zt_risk_scoring/11111111-1111-4111-8111-11111111111g",
			"/accounts/acme/zt_risk_scoring/1-1-1-1-1/reset",
			"/accounts/acme/zt_risk_scoring/11111111111141118111111111111111",
			"/accounts/acme/zt_risk_scoring/nope;matrix=param", "/accounts/acme;x=1/zt_risk_scoring/behaviors",
			"/accounts/acme/zt_risk_scoring/behaviors;a=b/", "/accounts/acme/tokens/ABC" })
	void anUnknownPathBelowTheAccountsIsShownAsSentWithoutItsQuery(String path) {
		for (String sent : new String[] { path, "/client/v4" + path }) {
			String error = "{\"code\":7003,\"message\":\"Could not route to " + sent
					+ ", perhaps your object identifier is invalid?\"}";
			assertFailure(this.api.get(sent), 404, error);
			assertFailure(this.api.get(sent + "?page=1&x=%22"), 404, error);
			assertFailure(this.api.send(this.api.bare(sent).DELETE()), 404, error);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/", "//", "/nope", "/ACCOUNTS/acme/nope", "/users", "/client/v4", "/client/v4/nope",
			"/client/v4/client/v4/accounts/acme/nope", "/user/tokens/nope", "/error", "/favicon.ico", "/actuator",
			"/actuator/", "/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness",
			"/actuator/prometheus", "/actuator/nope" })
	void anUnknownPathElsewhereIsNoRoute(String path) {
		assertFailure(this.api.get(path), 404, "{\"code\":10404,\"message\":\"No route for that URI\"}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "//client/v4", "/client//v4", "/client/./v4", "/x/../client/v4", "/./client/v4",
			"/client/v4;a=b", "/client;a=b/v4", "/client/v4/.", "/client/v4/x/..", "/Client/v4", "/client/v4x" })
	void aPathThatOnlyResemblesTheSecondBasePathIsNoRoute(String base) {
		for (String path : List.of("", "/", "/user", "/user/", this.scoring + "/behaviors", "/docs")) {
			assertFailure(this.api.get(base + path), 404, "{\"code\":10404,\"message\":\"No route for that URI\"}");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/%63lient/v4", "/client/%764", "/%63%6c%69%65%6e%74/%76%34" })
	void theSecondBasePathMayBeEncoded(String base) {
		String behaviors = this.scoring + "/behaviors";
		assertThat(this.api.get(base + behaviors + "/").body()).isEqualTo(this.api.get(behaviors).body());
		String nope = base + "/accounts/acme/nope";
		assertFailure(this.api.get(nope), 404, "{\"code\":10404,\"message\":\"No route for that URI\"}");
		assertFailure(this.api.get(base + "/docs"), 404, "{\"code\":10404,\"message\":\"No route for that URI\"}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/docs", "/docs/docs.js", "/openapi.json", "/" })
	void thePageOfTheApiIsNotBelowTheSecondBasePath(String path) {
		assertFailure(this.api.get("/client/v4" + path), 404, "{\"code\":10404,\"message\":\"No route for that URI\"}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/behaviors", "/behaviors/", "/behaviors?nobody=knows", "/behaviors/?a&a=b&%20",
			"/%62ehaviors" })
	void additionsToAPathAreTolerated(String suffix) {
		String body = this.api.get(this.scoring + "/behaviors").body();
		assertThat(body).endsWith("\"success\":true}");
		assertThat(this.api.get(this.scoring + suffix).body()).isEqualTo(body);
		assertThat(this.api.get("/client/v4" + this.scoring + suffix).body()).isEqualTo(body);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", "A_-9", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" })
	void anAccountExistsWithoutBeingMade(String account) {
		assertThat(this.api.get("/accounts/" + account + "/zt_risk_scoring/behaviors").statusCode()).isEqualTo(200);
	}

	@Test
	void accountsDifferByCase() {
		this.api.enable(this.scoring, "imp_travel", "low");
		String other = this.scoring.replaceFirst("/accounts/.*/",
				"/accounts/" + account().toUpperCase(Locale.ROOT) + "/");
		assertThat(this.api.get(this.scoring + "/behaviors").body()).contains("\"enabled\":true");
		assertThat(this.api.get(other + "/behaviors").body()).doesNotContain("\"enabled\":true");
	}

	@ParameterizedTest
	@ValueSource(strings = { "*/*", "text/html", "application/xml;q=0.9", "image/*", "nonsense", "", "a/b;q=x" })
	void anyAcceptIsAnsweredWithJson(String accept) {
		HttpResponse<String> answer = this.api
			.send(this.api.request(this.scoring + "/summary").header("Accept", accept).GET());
		assertThat(answer.body()).isEqualTo(
				"""
						{"errors":[],"messages":[],"result":{"users":[]},"result_info":{"count":0,"page":1,"per_page":0,"total_count":0,"total_pages":0},"success":true}""");
		assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
		assertFailure(this.api.send(this.api.request("/nope").header("Accept", accept).GET()), 404,
				"{\"code\":10404,\"message\":\"No route for that URI\"}");
	}

	@Test
	void aShortAnswerIsSentAtOnceWithItsLength() {
		HttpResponse<String> answer = this.api.get(this.scoring + "/summary");
		assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(answer.body().length());
	}

	@Test
	void everyPathListsItsMethods() {
		assertAllow(this.scoring + "/behaviors", "GET, PUT");
		assertAllow(this.scoring + "/summary", "GET");
		assertAllow(this.scoring + "/events", "POST");
		assertAllow(this.scoring + "/users", "GET, PUT");
		assertAllow(this.scoring + "/11111111-1111-4111-8111-111111111111", "GET");
		assertAllow(this.scoring + "/11111111-1111-4111-8111-111111111111/reset", "POST");
		assertAllow(TOKENS, "GET, POST");
		assertAllow(TOKENS + "/verify", "GET");
		assertAllow(TOKENS + "/permission_groups", "GET");
		assertAllow(TOKENS + "/11111111111111111111111111111111", "DELETE, GET, PUT");
		assertAllow("/accounts/", "GET");
		assertAllow("/accounts/acme/", "GET");
		assertAllow("/user", "GET");
		assertAllow(TOKENS + "/11111111111111111111111111111111/value", "PUT");
	}

	private void assertAllow(String path, String methods) {
		HttpResponse<String> answer = this.api
			.send(this.api.bare(path).method("PATCH", HttpRequest.BodyPublishers.ofString("x")));
		assertFailure(answer, 405,
				"{\"code\":10405,\"message\":\"Method not allowed for this authentication scheme\"}");
		assertThat(answer.headers().firstValue("Allow")).contains(methods);
	}

	private String account() {
		return this.scoring.split("/")[2];
	}

	@Test
	void aPreflightIsAMethodThatAPathDoesNotHave() {
		HttpResponse<String> answer = this.api.send(this.api.bare(this.scoring + "/behaviors")
			.header("Origin", "https://example.com")
			.header("Access-Control-Request-Method", "PUT")
			.method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
		assertFailure(answer, 405,
				"{\"code\":10405,\"message\":\"Method not allowed for this authentication scheme\"}");
		assertThat(answer.headers().firstValue("Allow")).contains("GET, PUT");
	}

}
