package io.ztrisk.tomcat;

import io.ztrisk.format.Uuids;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.RawClient;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the responses of the servlet container itself, byte for byte.
 */
@ServerTest
class EnvelopeValveCustomizerTests {

	private static final String REFUSED = "{\"code\":12006,\"message\":\"Request refused: malformed request line or headers\"}";

	private static final String UNREADABLE = "{\"code\":12011,\"message\":\"The request body could not be read\"}";

	private static final String NO_METHOD = "{\"code\":10405,\"message\":\"Method not allowed for this authentication scheme\"}";

	private static final String NO_ROUTE = "{\"code\":10404,\"message\":\"No route for that URI\"}";

	private static final String JSON = "Content-Type: application/json\r\n";

	private final String behaviors = ApiClient.newScoring() + "/behaviors";

	private final String events = ApiClient.newScoring() + "/events";

	private final RawClient raw;

	EnvelopeValveCustomizerTests(@LocalServerPort int port) {
		this.raw = new RawClient(port);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/a|b", "/accounts/a%2Fb", "/%zz", "/accounts/%00", "/accounts/%ff", "/accounts/a\\b",
			"/accounts/\"x\"", "/accounts/\u00e4", "/../x", "http://a|b/x", "/accounts/a?b=|" })
	void aPathThatTheContainerRefusesIsAnEnvelope(String path) {
		assertRefused(400, this.raw.request("GET", path));
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET\r\n\r\n", "\u0016\u0003\u0001\u0002\r\n\r\n", "G(T / HTTP/1.1\r\nHost: x\r\n\r\n",
			"GET / FOO/9\r\nHost: x\r\n\r\n" })
	void aMalformedRequestLineIsAnEnvelope(String request) {
		assertRefused(400, this.raw.send(request));
	}

	@ParameterizedTest
	@ValueSource(strings = { "no colon\r\n", "Host: other\r\n", "Content-Length: x\r\n",
			"Content-Length: 1\r\nContent-Length: 2\r\n" })
	void malformedHeadersAreAnEnvelope(String headers) {
		assertRefused(400, this.raw.send(RawClient.head("GET", this.behaviors, headers)));
	}

	@Test
	void headersTooLargeOrTooManyAreAnEnvelope() {
		assertRefused(400, this.raw.request("GET", "/" + "a".repeat(20_000)));
		assertRefused(400,
				this.raw.send(RawClient.head("GET", this.behaviors, "X-Large: " + "a".repeat(20_000) + "\r\n")));
		assertRefused(400, this.raw.send(RawClient.head("GET", this.behaviors, "X-Many: a\r\n".repeat(200))));
	}

	@Test
	void aBadHostOrNoneIsAnEnvelope() {
		assertRefused(400, this.raw.send("GET / HTTP/1.1\r\nHost: a|b\r\nConnection: close\r\n\r\n"));
		assertRefused(400, this.raw.send("GET / HTTP/1.1\r\nConnection: close\r\n\r\n"));
	}

	@Test
	void requestThatTheContainerDoesNotSupportGetsAnEnvelope() {
		assertRefused(501, this.raw.send(RawClient.head("PUT", this.behaviors, "Transfer-Encoding: x\r\n")));
		assertRefused(501, this.raw.send("CONNECT a:80 HTTP/1.1\r\nHost: a:80\r\nConnection: close\r\n\r\n"));
		assertRefused(505, this.raw.send("GET / HTTP/2.0\r\nHost: x\r\nConnection: close\r\n\r\n"));
		assertRefused(417, this.raw.send(RawClient.head("PUT", this.behaviors, "Expect: x\r\n")));
	}

	@Test
	void aMalformedChunkIsAnUnreadableBody() {
		String chunked = "Transfer-Encoding: chunked\r\n" + JSON;
		assertFailure(400, UNREADABLE, this.raw.send(RawClient.head("PUT", this.behaviors, chunked) + "zz\r\n"));
		assertFailure(400, UNREADABLE,
				this.raw.send(RawClient.head("PUT", this.behaviors, chunked) + "2\r\n{\"\r\nzz\r\n"));
		assertFailure(400, UNREADABLE, this.raw.send(RawClient.head("POST", this.events, chunked) + "zz\r\n"));
	}

	@Test
	void aBodyThatBreaksOffIsAnUnreadableBody() {
		String half = "Content-Length: 100\r\n" + JSON;
		assertFailure(400, UNREADABLE, this.raw.send(RawClient.head("PUT", this.behaviors, half) + "{}"));
		assertFailure(400, UNREADABLE, this.raw.send(RawClient.head("POST", this.events, half) + "{}"));
		assertFailure(400, UNREADABLE, this.raw
			.send(RawClient.head("POST", this.events, "Content-Encoding: gzip\r\n" + half) + "\u001f\u008b"));
	}

	@Test
	void traceIsNotEchoed() {
		RawClient.Answer answer = this.raw.request("TRACE", this.behaviors);
		assertFailure(405, NO_METHOD, answer);
		assertThat(answer.header("Allow")).isPresent();
	}

	@ParameterizedTest
	@ValueSource(strings = { "OPTIONS", "DELETE", "POST", "PATCH", "WHATEVER" })
	void unsupportedMethodGetsTheAllowedMethods(String method) {
		RawClient.Answer answer = this.raw.request(method, this.behaviors);
		assertFailure(405, NO_METHOD, answer);
		assertThat(answer.header("Allow")).contains("GET, PUT");
	}

	@Test
	void headAnswersLikeGetWithoutABody() {
		RawClient.Answer answer = this.raw.request("HEAD", this.behaviors);
		assertThat(answer.status()).isEqualTo(200);
		assertHeaders(answer);
		assertThat(answer.body()).isEmpty();
		RawClient.Answer missing = this.raw.request("HEAD", "/nope");
		assertThat(missing.status()).isEqualTo(404);
		assertHeaders(missing);
		assertThat(missing.body()).isEmpty();
	}

	@Test
	void aSaneRequestIdIsEchoed() {
		String id = "Aa0._:/+=-" + "x".repeat(118);
		String header = "X-Request-Id: " + id + "\r\n";
		assertThat(this.raw.send(RawClient.head("GET", this.behaviors, header)).header("X-Request-Id")).contains(id);
		assertThat(this.raw.send(RawClient.head("GET", "/nope", header)).header("X-Request-Id")).contains(id);
		assertThat(this.raw.send(RawClient.head("GET", "/a%2Fb", header)).header("X-Request-Id")).contains(id);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a b", "a\"b", "a{b", "\u00e4" })
	void anyOtherRequestIdIsReplaced(String id) {
		assertReplaced(id);
		assertReplaced("x".repeat(129));
	}

	@Test
	void anAbsoluteTargetIsServed() {
		assertThat(this.raw.request("GET", "http://localhost" + this.behaviors).status()).isEqualTo(200);
		assertFailure(404, NO_ROUTE, this.raw.request("GET", "http://localhost/nope"));
	}

	private void assertReplaced(String id) {
		RawClient.Answer answer = this.raw.send(RawClient.head("GET", "/nope", "X-Request-Id: " + id + "\r\n"));
		assertFailure(404, NO_ROUTE, answer);
		assertThat(answer.header("X-Request-Id").flatMap(Uuids::parse)).hasValueSatisfying((made) -> {
			assertThat(made.version()).isEqualTo(4);
			assertThat(made.variant()).isEqualTo(2);
		});
	}

	private static void assertRefused(int status, RawClient.Answer answer) {
		assertFailure(status, REFUSED, answer);
	}

	private static void assertFailure(int status, String error, RawClient.Answer answer) {
		assertThat(answer.body()).isEqualTo(ApiClient.failure(error));
		assertThat(answer.status()).isEqualTo(status);
		assertHeaders(answer);
	}

	private static void assertHeaders(RawClient.Answer answer) {
		assertThat(answer.header("Content-Type")).contains("application/json");
		assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
		assertThat(answer.header("Cache-Control")).contains("no-store");
		assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'; frame-ancestors 'none'");
		assertThat(answer.header("Referrer-Policy")).contains("no-referrer");
		assertThat(answer.header("X-Request-Id")).isPresent();
		assertThat(answer.header("Ratelimit-Policy")).contains("\"default\";q=1000000;w=300");
		assertThat(answer.header("Ratelimit"))
			.hasValueSatisfying((left) -> assertThat(left).matches("\"default\";r=\\d+;t=\\d+"));
	}

}
