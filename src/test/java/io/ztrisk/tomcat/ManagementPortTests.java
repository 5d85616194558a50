package io.ztrisk.tomcat;

import io.ztrisk.test.ApiClient;
import io.ztrisk.test.RawClient;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.web.server.LocalManagementPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the responses of the management port, byte for byte.
 */
@ServerTest
class ManagementPortTests {

	private static final String NO_ROUTE = "{\"code\":10404,\"message\":\"No route for that URI\"}";

	private static final String REFUSED = "{\"code\":12006,\"message\":\"Request refused: malformed request line or headers\"}";

	private final RawClient raw;

	ManagementPortTests(@LocalManagementPort int port) {
		this.raw = new RawClient(port);
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/plain", "text/html", "application/xml", "nonsense" })
	void healthIgnoresTheAcceptHeader(String accept) {
		RawClient.Answer answer = this.raw
			.send(RawClient.head("GET", "/actuator/health", "Accept: " + accept + "\r\n"));
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.header("Content-Type")).contains("application/json");
		assertThat(answer.body()).contains("\"status\":\"UP\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator/health/liveness", "/actuator/health/readiness" })
	void theServerIsLiveAndReady(String probe) {
		assertThat(this.raw.request("GET", probe).status()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/actuator", "/actuator/env", "/actuator/beans", "/actuator/heapdump",
			"/actuator/loggers", "/actuator/metrics", "/actuator/shutdown", "/actuator/threaddump", "/error" })
	void nothingElseIsThere(String path) {
		assertFailure(404, NO_ROUTE, this.raw.request("GET", path));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/accounts/acme/zt_risk_scoring/behaviors", "/accounts/acme/tokens" })
	void theApiIsNotThere(String path) {
		assertFailure(404, "{\"code\":7003,\"message\":\"Could not route to " + path
				+ ", perhaps your object identifier is invalid?\"}", this.raw.request("GET", path));
	}

	@Test
	void theBillOfMaterialsIsThere() {
		assertThat(this.raw.request("GET", "/actuator/sbom/application").body()).contains("\"bomFormat\"",
				"tomcat-embed-core");
	}

	@Test
	void nothingIsChangedThere() {
		assertThat(this.raw.request("POST", "/actuator/health").status()).isEqualTo(405);
		assertThat(this.raw.request("DELETE", "/actuator/health").status()).isEqualTo(405);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/a|b", "/%zz", "/actuator/%00", "/actuator%2Fhealth" })
	void requestThatTheContainerRefusesGetsAnEnvelope(String path) {
		assertFailure(400, REFUSED, this.raw.request("GET", path));
	}

	private static void assertFailure(int status, String error, RawClient.Answer answer) {
		assertThat(answer.body()).isEqualTo(ApiClient.failure(error));
		assertThat(answer.status()).isEqualTo(status);
		assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
	}

}
