package io.ztrisk.openapi;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.github.curiousoddman.rgxgen.RgxGen;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the server accepts and refuses the same values as the document's patterns.
 */
@ServerTest
class PatternTests {

	private static final int VALUES = 60;

	private static final long SEED = 20_261_127;

	/** A pattern cannot express whether a time has passed. */
	private static final String BY_THE_CLOCK = ".*(must be in the future|must not be more than 10 minutes in the future).*";

	/** These characters make a valid value invalid at the same position. */
	private static final int[] WRONG = { '@', ' ', 'x', ':', '9', '-', 0, 0x7f, 0xa0, 0x2007, 0xd800, 0x3000 };

	private final String account = "/accounts/" + ApiClient.newScoring().split("/")[2];

	private final ApiClient api;

	private final JsonNode document;

	PatternTests(@LocalServerPort int port) {
		this.api = new ApiClient(port);
		this.document = Contract.of(this.api).document();
		this.api.enable(this.account + "/zt_risk_scoring", "imp_travel", "low");
	}

	/**
	 * A schema, the maximum length of a value, and the call and body that contain it,
	 * with the value's place.
	 */
	static Stream<Arguments> places() {
		String event = "{\"events\":[{\"behavior\":\"imp_travel\",\"user\":{\"id\":\"11111111-1111-4111-8111-111111111111\",%s},\"timestamp\":%s,\"id\":%s}]}";
		String users = "{\"users\":[{\"id\":\"11111111-1111-4111-8111-111111111111\",%s:%s}]}";
		String token = "{\"name\":%s,\"permissions\":[\"logs_write\"],\"expires_on\":%s}";
		String past = "\"2026-01-02T03:04:05Z\"";
		String email = "\"email\":%s";
		return Stream.of(Arguments.of("TimeText", 200, "PUT", "/zt_risk_scoring/settings",
				"{\"imp_travel\":{\"excluded_networks\":[{\"cidr\":\"192.0.2.0/24\",\"reason\":\"r\",\"expires_at\":%s}]}}",
				"/imp_travel/excluded_networks/0/expires_at"),
				Arguments.of("TimeText", 200, "POST", "/zt_risk_scoring/events",
						event.formatted("\"name\":null", "%s", "null"), "/events/0/timestamp"),
				Arguments.of("TimeText", 200, "POST", "/tokens", token.formatted("\"t\"", "%s"), "/expires_on"),
				Arguments.of("Email", 320, "PUT", "/zt_risk_scoring/users", users.formatted("\"email\"", "%s"),
						"/users/0/email"),
				Arguments.of("Email", 320, "POST", "/zt_risk_scoring/events", event.formatted(email, past, "null"),
						"/events/0/user/email"),
				Arguments.of("Text", 256, "PUT", "/zt_risk_scoring/users", users.formatted("\"name\"", "%s"),
						"/users/0/name"),
				Arguments.of("Text", 128, "POST", "/zt_risk_scoring/events",
						event.formatted("\"name\":null", past, "%s"), "/events/0/id"),
				Arguments.of("FilledText", 120, "POST", "/tokens", token.formatted("%s", "null"), "/name"));
	}

	@ParameterizedTest
	@MethodSource("places")
	void allowedValueIsAccepted(String schema, int most, String method, String path, String body, String place) {
		good(schema, most).limit(VALUES).forEach((value) -> {
			HttpResponse<String> answer = send(method, path, body, value);
			if (!answer.body().matches(BY_THE_CLOCK)) {
				assertThat(answer.body()).as(quoted(value)).endsWith("\"success\":true}");
			}
		});
	}

	@ParameterizedTest
	@MethodSource("places")
	void forbiddenValueIsRefused(String schema, int most, String method, String path, String body, String place) {
		Pattern pattern = Pattern.compile(pattern(schema));
		Random random = new Random(SEED);
		good(schema, most - 1).map((value) -> wrong(value, random))
			.filter((value) -> !pattern.matcher(value).find())
			.limit(VALUES)
			.forEach((value) -> {
				HttpResponse<String> answer = send(method, path, body, value);
				assertThat(answer.statusCode()).as(quoted(value)).isEqualTo(400);
				assertThat(answer.body()).as(quoted(value))
					.contains("\"code\":12003,", "\"pointer\":\"" + place + "\"")
					.doesNotMatch(BY_THE_CLOCK);
			});
	}

	/** A value with one character more, or one for another. */
	private static String wrong(String value, Random random) {
		int at = random.nextInt(value.length());
		String character = Character.toString(WRONG[random.nextInt(WRONG.length)]);
		return value.substring(0, at) + character + value.substring(at + random.nextInt(2));
	}

	private Stream<String> good(String schema, int most) {
		String pattern = pattern(schema);
		RgxGen values = RgxGen.parse(pattern.substring(1, pattern.length() - 1));
		Random random = new Random(SEED);
		return Stream.generate(() -> values.generate(random))
			.limit(100_000)
			.filter((value) -> !value.isEmpty() && value.length() <= most);
	}

	private String pattern(String schema) {
		return this.document.at("/components/schemas/" + schema + "/pattern").stringValue();
	}

	private HttpResponse<String> send(String method, String path, String body, String value) {
		return this.api.send(this.api.request(this.account + path)
			.header("Content-Type", "application/json")
			.method(method, HttpRequest.BodyPublishers.ofString(body.formatted(quoted(value)))));
	}

	/** In ASCII, so that half a pair of surrogates comes through. */
	private static String quoted(String value) {
		StringBuilder text = new StringBuilder("\"");
		value.chars()
			.forEach((c) -> text.append(
					(c >= ' ' && c < 0x7f && c != '"' && c != '\\') ? Character.toString(c) : "\\u%04x".formatted(c)));
		return text.append('"').toString();
	}

}
