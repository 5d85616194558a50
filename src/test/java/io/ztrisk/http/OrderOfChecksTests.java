package io.ztrisk.http;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import io.ztrisk.test.ApiClient;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import static io.ztrisk.test.ApiClient.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A call with several errors gets the error of the earliest check. Each test's call fails
 * all later checks too.
 */
@ServerTest
class OrderOfChecksTests {

	private final String scoring = ApiClient.newScoring();

	private final String behaviors = this.scoring + "/behaviors";

	private final ApiClient api;

	OrderOfChecksTests(@LocalServerPort int port) {
		this.api = new ApiClient(port);
	}

	@Test
	void theContainersRefusalComesFirst() {
		assertFailure(wrong("PUT", "/accounts/a%2Fb/nope", "Basic x"), 400,
				"{\"code\":12006,\"message\":\"Request refused: malformed request line or headers\"}");
	}

	@Test
	void theRouteComesBeforeTheMethodAndTheCredentials() {
		assertFailure(wrong("DELETE", this.scoring + "/nope", "Basic x"), 404,
				"{\"code\":7003,\"message\":\"Could not route to " + this.scoring
						+ "/nope, perhaps your object identifier is invalid?\"}");
		assertFailure(wrong("PUT", "/nope", "Basic x"), 404, "{\"code\":10404,\"message\":\"No route for that URI\"}");
	}

	@Test
	void theMethodComesBeforeTheCredentials() {
		assertFailure(wrong("DELETE", this.behaviors, "Basic x"), 405,
				"{\"code\":10405,\"message\":\"Method not allowed for this authentication scheme\"}");
	}

	@Test
	void credentialsComeBeforeTheToken() {
		assertFailure(this.api.send(this.api.bare(this.behaviors).PUT(HttpRequest.BodyPublishers.ofString("{"))), 400,
				"{\"code\":9106,\"message\":\"Missing X-Auth-Key, X-Auth-Email or Authorization headers\"}");
		assertFailure(wrong("PUT", this.behaviors, "Basic x"), 400,
				"""
						{"code":6003,"error_chain":[{"code":6111,"message":"Invalid format for Authorization header"}],"message":"Invalid request headers"}""");
	}

	@Test
	void theTokenComesBeforeTheAccount() {
		assertFailure(wrong("PUT", this.behaviors, "Bearer unknown"), 403,
				"{\"code\":10000,\"message\":\"Authentication error\"}");
	}

	@Test
	void theAccountComesBeforeThePermission() {
		String token = token("logs_write");
		assertFailure(wrong("PUT", ApiClient.newScoring() + "/behaviors", "Bearer " + token), 403,
				"{\"code\":9109,\"message\":\"Unauthorized to access requested resource\"}");
	}

	@Test
	void thePermissionComesBeforeTheMediaType() {
		assertFailure(wrong("PUT", this.behaviors, "Bearer " + token("logs_write")), 403,
				"{\"code\":10000,\"message\":\"Authentication error\"}");
		assertFailure(wrong("POST", this.scoring + "/events", "Bearer " + token("zero_trust_write")), 403,
				"{\"code\":10000,\"message\":\"Authentication error\"}");
	}

	@Test
	void theMediaTypeComesBeforeTheBody() {
		String token = "Bearer " + ApiClient.TOKEN;
		assertFailure(wrong("PUT", this.behaviors, token), 400,
				"{\"code\":9207,\"message\":\"Content-type must be application/json.\"}");
		assertFailure(wrong("PUT", this.scoring + "/users", token), 400,
				"{\"code\":9207,\"message\":\"Content-type must be application/json.\"}");
		assertFailure(wrong("POST", this.scoring + "/events", token), 400,
				"{\"code\":9207,\"message\":\"Content-type must be application/json or application/x-ndjson.\"}");
	}

	private HttpResponse<String> wrong(String method, String path, String authorization) {
		return this.api.send(this.api.bare(path)
			.header("Authorization", authorization)
			.header("Content-Type", "text/plain")
			.method(method, HttpRequest.BodyPublishers.ofString("{")));
	}

	private String token(String permission) {
		HttpResponse<String> made = this.api.post(this.scoring.replace("zt_risk_scoring", "tokens"), "application/json",
				"{\"name\":\"t\",\"permissions\":[\"" + permission + "\"]}");
		assertThat(made.statusCode()).isEqualTo(200);
		return made.body().replaceAll(".*\"value\":\"([^\"]+)\".*", "$1");
	}

}
