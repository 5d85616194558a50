package io.ztrisk.console;

import io.ztrisk.test.RawClient;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import static io.ztrisk.test.ApiClient.failure;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server without the console.
 */
@ServerTest
@TestPropertySource(properties = "ztrisk.console=false")
class ConsoleOffTests {

	private final RawClient raw;

	ConsoleOffTests(@LocalServerPort int port) {
		this.raw = new RawClient(port);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/console", "/console/", "/console/acme/users", "/console/assets/x/main.js",
			"/console/api/session", "/console/api/accounts/acme/zt_risk_scoring/behaviors", "/console/login/oidc" })
	void noPathOfTheConsoleHasARoute(String path) {
		RawClient.Answer answer = this.raw.send(RawClient.head("GET", path, "Accept: text/html\r\n"));
		assertThat(answer.body()).isEqualTo(failure("{\"code\":10404,\"message\":\"No route for that URI\"}"));
		assertThat(answer.status()).isEqualTo(404);
		assertThat(answer.header("Location")).isEmpty();
	}

	@Test
	void theApiAnswers() {
		assertThat(this.raw.request("GET", "/accounts/acme/zt_risk_scoring/behaviors").status()).isEqualTo(200);
	}

}
