package io.ztrisk.console;

import java.util.List;

import io.ztrisk.test.ApiClient;
import io.ztrisk.test.RawClient;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A browser that asks for the root is redirected; anybody else gets an envelope.
 */
@ServerTest
class RootRedirectTests {

	private static final String BROWSER = "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8\r\n";

	private final RawClient raw;

	RootRedirectTests(@LocalServerPort int port) {
		this.raw = new RawClient(port);
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET", "HEAD" })
	void theRootLeadsABrowserToTheConsole(String method) {
		RawClient.Answer answer = this.raw.send(RawClient.head(method, "/", BROWSER));
		assertThat(answer.status()).isEqualTo(303);
		assertThat(answer.header("Location")).contains("/console/");
		assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
		assertThat(answer.body()).isEmpty();
		assertThat(this.raw.send(RawClient.head("GET", "/console/", BROWSER)).status()).isEqualTo(200);
		assertThat(this.raw.send(RawClient.head(method, "/?from=mail", BROWSER)).header("Location"))
			.contains("/console/");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Accept: */*\r\n", "Accept: application/json\r\n", "Accept: text/*\r\n",
			"Accept: text/html;q=0\r\n", "Accept: nonsense\r\n", "Accept: text/html;q=x\r\n", "Accept:\r\n" })
	void anotherClientGetsTheEnvelope(String accept) {
		assertNoRoute(this.raw.send(RawClient.head("GET", "/", accept)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "POST", "PUT", "DELETE", "OPTIONS", "PATCH" })
	void anotherMethodGetsTheEnvelope(String method) {
		assertNoRoute(this.raw.send(RawClient.head(method, "/", BROWSER)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/;a=b", "/x", "/client/v4", "/client/v4/" })
	void anotherPathGetsTheEnvelope(String path) {
		assertNoRoute(this.raw.send(RawClient.head("GET", path, BROWSER)));
	}

	@Test
	void severalHeadersAreReadAsOne() {
		assertThat(RootRedirect.acceptsPage(List.of("application/json", "text/html"))).isTrue();
		assertThat(RootRedirect.acceptsPage(List.of())).isFalse();
	}

	private static void assertNoRoute(RawClient.Answer answer) {
		assertThat(answer.body())
			.isEqualTo(ApiClient.failure("{\"code\":10404,\"message\":\"No route for that URI\"}"));
		assertThat(answer.status()).isEqualTo(404);
	}

}
