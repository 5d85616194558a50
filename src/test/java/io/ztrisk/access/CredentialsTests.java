package io.ztrisk.access;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import io.ztrisk.test.ApiClient;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static io.ztrisk.test.ApiClient.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests how a call sends credentials, and the responses to missing or malformed ones.
 */
@ServerTest
class CredentialsTests {

	private static final String MISSING = "{\"code\":9106,\"message\":\"Missing X-Auth-Key, X-Auth-Email or Authorization headers\"}";

	private static final String AUTHENTICATION = "{\"code\":10000,\"message\":\"Authentication error\"}";

	private static final String AUTHORIZATION_FORMAT = "{\"code\":6111,\"message\":\"Invalid format for Authorization header\"}";

	private static final String EMAIL_FORMAT = "{\"code\":6102,\"message\":\"Invalid format for X-Auth-Email header\"}";

	private static final String KEY_FORMAT = "{\"code\":6103,\"message\":\"Invalid format for X-Auth-Key header\"}";

	private final String path = ApiClient.newScoring() + "/behaviors";

	private final String tokens = this.path.replace("zt_risk_scoring/behaviors", "tokens");

	private final ApiClient api;

	private final JdbcClient database;

	CredentialsTests(@LocalServerPort int port, @Autowired JdbcClient database) {
		this.api = new ApiClient(port);
		this.database = database;
	}

	@Test
	void missingCredentialsAreReported() {
		assertFailure(call(), 400, MISSING);
		assertFailure(this.api.send(this.api.bare("/user/tokens/verify").GET()), 400, MISSING);
	}

	@Test
	void oneXHeaderAloneIsNone() {
		assertFailure(call("X-Auth-Email", "ann@example.org"), 400, MISSING);
		assertFailure(call("X-Auth-Key", ApiClient.TOKEN), 400, MISSING);
		assertFailure(call("X-Auth-Key", "not a key"), 400, MISSING);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Bearer", "Bearer ", "Basic YTpi", "Token " + ApiClient.TOKEN, ApiClient.TOKEN,
			"Bearer a b", "Bearer \"a\"", "Bearer a,b", "Bearer: a" })
	void malformedAuthorizationIsReported(String value) {
		assertFailure(call("Authorization", value), 400, invalid(AUTHORIZATION_FORMAT));
	}

	@Test
	void twoAuthorizationsAreMalformed() {
		String value = "Bearer " + ApiClient.TOKEN;
		assertFailure(call("Authorization", value, "Authorization", value), 400, invalid(AUTHORIZATION_FORMAT));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "ann", "ann.example.org" })
	void malformedEmailIsReported(String email) {
		assertFailure(call("X-Auth-Email", email, "X-Auth-Key", ApiClient.TOKEN), 400, invalid(EMAIL_FORMAT));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a b", "a/b", "\"a\"" })
	void malformedKeyIsReported(String key) {
		assertFailure(call("X-Auth-Email", "ann@example.org", "X-Auth-Key", key), 400, invalid(KEY_FORMAT));
	}

	@Test
	void twoMalformedXHeadersAreReportedTogether() {
		assertFailure(call("X-Auth-Email", "ann", "X-Auth-Key", "a b"), 400, invalid(EMAIL_FORMAT + "," + KEY_FORMAT));
	}

	@Test
	void authorizationWinsOverTheXHeaders() {
		String[] x = { "X-Auth-Email", "ann@example.org", "X-Auth-Key", ApiClient.TOKEN };
		assertFailure(call("Authorization", "Bearer unknown", x[0], x[1], x[2], x[3]), 403, AUTHENTICATION);
		assertFailure(call("Authorization", "", x[0], x[1], x[2], x[3]), 400, invalid(AUTHORIZATION_FORMAT));
		assertGood(call("Authorization", "Bearer " + ApiClient.TOKEN, "X-Auth-Email", "ann", "X-Auth-Key", "a b"));
		assertGood(call("Authorization", "Bearer " + ApiClient.TOKEN, "X-Auth-Key", "unknown"));
	}

	@Test
	void eitherFormOfCredentialsIsGood() {
		assertGood(call("Authorization", "Bearer " + ApiClient.TOKEN));
		assertGood(call("authorization", "bEARER   " + ApiClient.TOKEN));
		assertGood(call("X-Auth-Email", "anybody@example.org", "X-Auth-Key", ApiClient.TOKEN));
	}

	@Test
	void anUnknownTokenIsRefused() {
		assertFailure(this.api.as("0".repeat(64)).get(this.path), 403, AUTHENTICATION);
		assertFailure(this.api.as(ApiClient.TOKEN.substring(1)).get(this.path), 403, AUTHENTICATION);
		assertFailure(call("X-Auth-Email", "ann@example.org", "X-Auth-Key", "unknown"), 403, AUTHENTICATION);
	}

	@ParameterizedTest
	@CsvSource({ "1 hour, 200", "-1 hour, 403" })
	void aTokenIsGoodUntilItExpires(String distance, int status) {
		Made token = make();
		this.database.sql("update token set expires_on = now() + :distance::interval where id = :id")
			.param("distance", distance)
			.param("id", token.id())
			.update();
		HttpResponse<String> answer = this.api.as(token.value()).get(this.path);
		assertThat(answer.statusCode()).isEqualTo(status);
		if (status == 403) {
			assertFailure(answer, 403, AUTHENTICATION);
			assertFailure(this.api.as(token.value()).get("/user/tokens/verify"), 403, AUTHENTICATION);
		}
	}

	@Test
	void aDeletedTokenIsRefusedAtOnce() {
		Made token = make();
		assertGood(this.api.as(token.value()).get(this.path));
		assertThat(this.api.delete(this.tokens + "/" + token.id()).statusCode()).isEqualTo(200);
		assertFailure(this.api.as(token.value()).get(this.path), 403, AUTHENTICATION);
	}

	@Test
	void aRolledTokenIsGoodByItsNewValueOnly() {
		Made token = make();
		String rolled = this.api.put(this.tokens + "/" + token.id() + "/value", "{}")
			.body()
			.replaceAll(".*\"result\":\"([^\"]+)\".*", "$1");
		assertFailure(this.api.as(token.value()).get(this.path), 403, AUTHENTICATION);
		assertGood(this.api.as(rolled).get(this.path));
	}

	@Test
	void aGoodTokenOfAnotherAccountIsUnauthorized() {
		ApiClient other = this.api.as(make().value());
		String error = "{\"code\":9109,\"message\":\"Unauthorized to access requested resource\"}";
		String account = ApiClient.newScoring();
		assertFailure(other.get(account + "/behaviors"), 403, error);
		assertFailure(other.get("/client/v4" + account + "/behaviors"), 403, error);
		assertFailure(other.get(account.replace("zt_risk_scoring", "tokens/verify")), 403, error);
		assertFailure(other.get(this.path.replaceFirst("/accounts/.", "/accounts/_")), 403, error);
	}

	private HttpResponse<String> call(String... headers) {
		HttpRequest.Builder request = this.api.bare(this.path).GET();
		for (int i = 0; i < headers.length; i += 2) {
			request.header(headers[i], headers[i + 1]);
		}
		return this.api.send(request);
	}

	private Made make() {
		String body = this.api
			.post(this.tokens, "application/json", "{\"name\":\"t\",\"permissions\":[\"zero_trust_read\"]}")
			.body();
		return new Made(body.replaceAll(".*?\"id\":\"([^\"]+)\".*", "$1"),
				body.replaceAll(".*\"value\":\"([^\"]+)\".*", "$1"));
	}

	private static void assertGood(HttpResponse<String> answer) {
		assertThat(answer.statusCode()).isEqualTo(200);
	}

	private static String invalid(String causes) {
		return "{\"code\":6003,\"error_chain\":[" + causes + "],\"message\":\"Invalid request headers\"}";
	}

	/**
	 * A token just made.
	 */
	private record Made(String id, String value) {

	}

}
