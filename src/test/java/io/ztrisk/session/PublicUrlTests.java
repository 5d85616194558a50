package io.ztrisk.session;

import io.ztrisk.test.ApiClient;
import io.ztrisk.test.RawClient;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The console at an address with HTTPS, behind a proxy that speaks HTTP to the server.
 */
@ServerTest
@TestPropertySource(properties = "ztrisk.public-url=https://risk.example.com")
class PublicUrlTests {

	private static final String BODY = "{\"token\":\"" + ApiClient.TOKEN + "\"}";

	private final RawClient raw;

	private final int port;

	PublicUrlTests(@LocalServerPort int port) {
		this.raw = new RawClient(port);
		this.port = port;
	}

	@Test
	void theCookieIsSecureAndOfThisHostAlone() {
		RawClient.Answer answer = signIn("risk.example.com", "https://risk.example.com");
		assertThat(answer.status()).isEqualTo(200);
		String cookie = answer.header("Set-Cookie").orElseThrow();
		assertThat(cookie).matches("__Host-ztrisk=[0-9a-f]{64}; Path=/; Secure; HttpOnly; SameSite=Strict");
		String value = cookie.split("[=;]")[1];
		assertThat(session("__Host-ztrisk=" + value).status()).isEqualTo(200);
		assertThat(session("ztrisk-" + this.port + "=" + value).status()).isEqualTo(401);
		assertThat(session("ztrisk-443=" + value).status()).isEqualTo(401);
	}

	@Test
	void anotherOriginOrHostMakesNoSession() {
		assertThat(signIn("risk.example.com", "http://risk.example.com").status()).isEqualTo(403);
		assertThat(signIn("risk.example.com", "https://risk.example.com:8443").status()).isEqualTo(403);
		assertThat(signIn("localhost:" + this.port, "http://localhost:" + this.port).status()).isEqualTo(403);
	}

	private RawClient.Answer signIn(String host, String origin) {
		return this.raw.send("POST /console/api/session HTTP/1.1\r\nHost: " + host + "\r\nOrigin: " + origin
				+ "\r\nX-Ztrisk-Console: 1\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
				+ BODY.length() + "\r\n\r\n" + BODY);
	}

	private RawClient.Answer session(String cookie) {
		return this.raw
			.send("GET /console/api/session HTTP/1.1\r\nHost: risk.example.com\r\nConnection: close\r\nCookie: "
					+ cookie + "\r\n\r\n");
	}

}
