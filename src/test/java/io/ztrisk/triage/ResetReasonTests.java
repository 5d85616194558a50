package io.ztrisk.triage;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import io.ztrisk.test.Account;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.ServerTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import static io.ztrisk.test.Account.user;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the reason in the body of a reset. Every body is accepted.
 */
@ServerTest
class ResetReasonTests {

	private static final String ANN = user(1);

	private final Account account;

	ResetReasonTests(@LocalServerPort int port) {
		this.account = new Account(port);
		this.account.putUsers("{\"id\":\"" + ANN + "\"}");
	}

	static Stream<Arguments> bodies() {
		String long1 = "x".repeat(1000);
		String wide = "\uD83D\uDE00".repeat(1000);
		String padding = "{\"reason\":\"a\",\"padding\":\"%s\"}";
		return Stream.of(Arguments.of("{\"reason\":\"a\"}", "a"), Arguments.of(" {\"reason\":\" a b \\n\"} ", "a b"),
				Arguments.of(json(long1), long1), Arguments.of(json(wide), wide),
				Arguments.of(padding.formatted("x".repeat(4096 - 27)), "a"),
				Arguments.of(padding.formatted("x".repeat(4097 - 27)), null),
				Arguments.of(padding.formatted("x".repeat(100_000)), null), Arguments.of(json(long1 + "x"), null),
				Arguments.of(json(""), null), Arguments.of(json("  "), null), Arguments.of(json("\\u0000"), null),
				Arguments.of(json("\\ud800"), null), Arguments.of("{\"reason\":1}", null),
				Arguments.of("{\"reason\":null}", null), Arguments.of("{\"reason\":[\"a\"]}", null),
				Arguments.of("{}", null), Arguments.of("[{\"reason\":\"a\"}]", null), Arguments.of("null", null),
				Arguments.of("", null), Arguments.of("{\"reason\":\"a\"", null),
				Arguments.of("{\"reason\":\"a\"}{}", null), Arguments.of("reason=a", null),
				Arguments.of("[".repeat(4000), null));
	}

	@ParameterizedTest
	@MethodSource("bodies")
	void aReasonIsStoredAndAnyOtherBodyIsIgnored(String body, @Nullable String reason) {
		assertReset(HttpRequest.BodyPublishers.ofString(body), reason);
	}

	@ParameterizedTest
	@MethodSource("bodies")
	void aChunkedBodyIsReadAlike(String body, @Nullable String reason) {
		assertReset(HttpRequest.BodyPublishers
			.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))), reason);
	}

	@ParameterizedTest
	@MethodSource("bytes")
	void bytesThatAreNoTextAreIgnored(byte[] body) {
		assertReset(HttpRequest.BodyPublishers.ofByteArray(body), null);
	}

	static Stream<byte[]> bytes() {
		return Stream.of("{\"reason\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1),
				"{\"reason\":\"a\"}".getBytes(StandardCharsets.UTF_16), Account.gzip("{\"reason\":\"a\"}"));
	}

	private void assertReset(HttpRequest.BodyPublisher body, @Nullable String reason) {
		assertThat(this.account
			.send(this.account.request("/" + ANN + "/reset").header("Content-Type", "text/plain").POST(body))
			.body()).isEqualTo(ApiClient.success("{}"));
		String told = (reason != null) ? ",\"reason\":\"" + reason + "\"" : "";
		assertThat(this.account.get("/users/" + ANN + "/history").body())
			.contains("\"level\":\"unscored\",\"previous_level\":\"unscored\"" + told + ",\"time\"")
			.contains("\"total_count\":1,");
	}

	private static String json(String reason) {
		return "{\"reason\":\"" + reason + "\"}";
	}

}
