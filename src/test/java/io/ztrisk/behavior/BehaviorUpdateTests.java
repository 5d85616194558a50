package io.ztrisk.behavior;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.ztrisk.ApiClient;
import io.ztrisk.OldestPostgresTest;
import io.ztrisk.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import static io.ztrisk.ApiClient.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The bodies that an update of behaviours takes, and those that it refuses whole.
 */
@ServerTest
@OldestPostgresTest
class BehaviorUpdateTests {

	private static final String MALFORMED = "{\"code\":6007,\"message\":\"Malformed JSON in request body\"}";

	private static final String MEDIA_TYPE = "{\"code\":9207,\"message\":\"Content-type must be application/json.\"}";

	private static final String TOO_LARGE = "{\"code\":12005,\"message\":\"Request body is too large\"}";

	private static final String CHANGE = "\"high_dlp\":{\"enabled\":true,\"risk_level\":\"high\"}";

	private final String path = ApiClient.newScoring() + "/behaviors";

	private final ApiClient api;

	BehaviorUpdateTests(@LocalServerPort int port) {
		this.api = new ApiClient(port);
	}

	static Stream<Arguments> wrongBodies() {
		return Stream.of(Arguments.of("null", invalid("", "must be an object")),
				Arguments.of("[]", invalid("", "must be an object")),
				Arguments.of("1", invalid("", "must be an object")),
				Arguments.of("\"behaviors\"", invalid("", "must be an object")),
				Arguments.of("{}", invalid("/behaviors", "behaviors is required")),
				Arguments.of("{\"Behaviors\":{}}", invalid("/behaviors", "behaviors is required")),
				Arguments.of("{\"behaviors\":null}", invalid("/behaviors", "behaviors must be an object")),
				Arguments.of("{\"behaviors\":[]}", invalid("/behaviors", "behaviors must be an object")),
				Arguments.of("{\"behaviors\":\"\"}", invalid("/behaviors", "behaviors must be an object")));
	}

	@ParameterizedTest
	@MethodSource("wrongBodies")
	void aBodyOfAWrongShapeIsRefused(String body, String error) {
		assertFailure(this.api.put(this.path, body), 400, error);
	}

	static Stream<Arguments> wrongEntries() {
		String enabled = "/behaviors/imp_travel/enabled";
		String level = "/behaviors/imp_travel/risk_level";
		return Stream.of(
				Arguments.of("\"imp_travel\":null", invalid("/behaviors/imp_travel", "imp_travel must be an object")),
				Arguments.of("\"imp_travel\":[]", invalid("/behaviors/imp_travel", "imp_travel must be an object")),
				Arguments.of("\"imp_travel\":true", invalid("/behaviors/imp_travel", "imp_travel must be an object")),
				Arguments.of("\"imp_travel\":{}",
						invalid(enabled, "enabled is required") + "," + invalid(level, "risk_level is required")),
				Arguments.of(entry("null", "null"),
						invalid(enabled, "enabled must be a boolean") + ","
								+ invalid(level, "risk_level must be a string")),
				Arguments.of(entry("1", "1"),
						invalid(enabled, "enabled must be a boolean") + ","
								+ invalid(level, "risk_level must be a string")),
				Arguments.of(entry("\"true\"", "[\"low\"]"),
						invalid(enabled, "enabled must be a boolean") + ","
								+ invalid(level, "risk_level must be a string")),
				Arguments.of(entry("{}", "\"\""),
						invalid(enabled, "enabled must be a boolean") + ","
								+ invalid(level, "risk_level must be one of low, medium, high")),
				Arguments.of(entry("true", "\"critical\""),
						invalid(level, "risk_level must be one of low, medium, high")),
				Arguments.of(entry("true", "\" low\""), invalid(level, "risk_level must be one of low, medium, high")),
				Arguments.of("\"foo\":{}", unknown("/behaviors/foo")),
				Arguments.of("\"foo\":null", unknown("/behaviors/foo")),
				Arguments.of("\"IMP_TRAVEL\":{}", unknown("/behaviors/IMP_TRAVEL")),
				Arguments.of("\"\":{}", unknown("/behaviors/")),
				Arguments.of("\"a~b/c~1\":{}", unknown("/behaviors/a~0b~1c~01")),
				Arguments.of("\"q\\\"\\u00e4\\u0000\":{}", unknown("/behaviors/q\\\"\u00e4\\u0000")),
				Arguments.of("\"foo\":{},\"imp_travel\":{\"enabled\":0},\"sentinel_one\":1",
						unknown("/behaviors/foo") + "," + invalid(enabled, "enabled must be a boolean") + ","
								+ invalid(level, "risk_level is required") + ","
								+ invalid("/behaviors/sentinel_one", "sentinel_one must be an object")));
	}

	@ParameterizedTest
	@MethodSource("wrongEntries")
	void everyWrongEntryIsNamedAndNothingChanges(String entries, String errors) {
		String before = this.api.get(this.path).body();
		assertFailure(this.api.put(this.path, "{\"behaviors\":{" + CHANGE + "," + entries + "}}"), 400, errors);
		assertThat(this.api.get(this.path).body()).isEqualTo(before);
	}

	@Test
	void theFirstHundredProblemsAreNamed() {
		String body = IntStream.range(0, 150).mapToObj("\"k%d\":1"::formatted).collect(Collectors.joining(","));
		String errors = IntStream.range(0, 100)
			.mapToObj((i) -> unknown("/behaviors/k" + i))
			.collect(Collectors.joining(","));
		assertFailure(this.api.put(this.path, "{\"behaviors\":{" + body + "}}"), 400, errors);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "{", "x", "{\"behaviors\":{%s}", "{\"behaviors\":{%s}} x",
			"{\"behaviors\":{%s}}{}", "{\"behaviors\":{%s},}", "{'behaviors':{%s}}", "{\"behaviors\":{%s},\"x\":NaN}",
			"{\"behaviors\":{%s},\"x\":01}", "{\"behaviors\":{%s},\"x\":\"\n\"}", "/**/{\"behaviors\":{%s}}",
			"{\"behaviors\":{%s},\"behaviors\":{}}", "{\"behaviors\":{%s,\"high_dlp\":{}}}",
			"{\"behaviors\":{%s,\"x\":{\"a\":1,\"a\":1}}}", "{\"behaviors\":{%s},\"x\":1,\"x\":1}",
			"{\"behaviors\":{%s},\"x\":[{\"a\":1,\"a\":1}]}" })
	void whatIsNoJsonIsRefused(String body) {
		assertFailure(this.api.put(this.path, body.replace("%s", CHANGE)), 400, MALFORMED);
		assertNothingChanged();
	}

	@ParameterizedTest
	@ValueSource(strings = { "\u00ff", "\u00c0\u0080", "\u00e0\u0080\u0080", "\u00ed\u00a0\u0080", "\u00e2\u0082",
			"\u00f4\u0090\u0080\u0080", "\u0080" })
	void whatIsNoUtf8IsRefused(String bytes) {
		for (String body : new String[] { "{\"behaviors\":{%s},\"x\":\"" + bytes + "\"}",
				"{\"behaviors\":{%s},\"" + bytes + "\":1}", "{\"behaviors\":{%s}}" + bytes }) {
			assertFailure(put("application/json", body.replace("%s", CHANGE).getBytes(StandardCharsets.ISO_8859_1)),
					400, MALFORMED);
		}
		assertNothingChanged();
	}

	@Test
	void anotherEncodingOfUnicodeIsRefused() {
		String body = "{\"behaviors\":{" + CHANGE + "}}";
		assertFailure(put("application/json", body.getBytes(StandardCharsets.UTF_16)), 400, MALFORMED);
		assertFailure(put("application/json", body.getBytes(StandardCharsets.UTF_16LE)), 400, MALFORMED);
		assertFailure(put("application/json", body.getBytes(StandardCharsets.UTF_32)), 400, MALFORMED);
		assertNothingChanged();
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/plain", "application/x-www-form-urlencoded", "multipart/form-data",
			"multipart/form-data; boundary=x", "application/vnd.api+json", "application/x-ndjson", "application/*",
			"*/*", "json", "", "application/json; charset=iso-8859-1", "application/json; charset=utf-16",
			"application/json; charset=nonsense", "application/json; charset=\"", "application/json,text/plain" })
	void anotherMediaTypeIsRefused(String type) {
		assertFailure(put(type, ("{\"behaviors\":{" + CHANGE + "}}").getBytes(StandardCharsets.UTF_8)), 400,
				MEDIA_TYPE);
		assertFailure(put(type, "a=%zz".getBytes(StandardCharsets.UTF_8)), 400, MEDIA_TYPE);
		assertNothingChanged();
	}

	@Test
	void noMediaTypeIsRefused() {
		assertFailure(this.api.send(this.api.request(this.path)
			.PUT(HttpRequest.BodyPublishers.ofString("{\"behaviors\":{" + CHANGE + "}}"))), 400, MEDIA_TYPE);
		assertFailure(this.api.send(this.api.request(this.path).PUT(HttpRequest.BodyPublishers.noBody())), 400,
				MEDIA_TYPE);
		assertNothingChanged();
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "APPLICATION/Json", "application/json; charset=utf-8",
			"application/json;charset=\"UTF-8\"", "application/json; odata=verbose" })
	void jsonIsTakenHoweverItIsNamed(String type) {
		assertThat(put(type, ("{\"behaviors\":{" + CHANGE + "}}").getBytes(StandardCharsets.UTF_8)).body())
			.contains("\"enabled\":true");
	}

	@Test
	void aBodyOfSixteenMebibytesIsTakenAndALargerOneRefused() {
		String body = "{\"behaviors\":{" + CHANGE + "}}";
		String most = body + " ".repeat((16 << 20) - body.length());
		assertFailure(this.api.put(this.path, most + " "), 413, TOO_LARGE);
		assertNothingChanged();
		assertThat(this.api.put(this.path, most).body()).contains("\"enabled\":true");
	}

	@Test
	void aBodyNestedTooDeeplyIsRefused() {
		for (int depth : new int[] { 600, 1_000_000 }) {
			assertFailure(
					this.api.put(this.path,
							"{\"behaviors\":{" + CHANGE + "},\"x\":" + "[".repeat(depth) + "]".repeat(depth) + "}"),
					400, MALFORMED);
			assertFailure(this.api.put(this.path, "{\"behaviors\":".repeat(depth) + "{}" + "}".repeat(depth)), 400,
					MALFORMED);
		}
		assertNothingChanged();
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"name\":\"Mine\",\"description\":\"Mine\"", "\"name\":1,\"description\":null",
			"\"nobody\":{\"knows\":[1.5e3,null,true]}" })
	void whatElseIsInAnEntryChangesNothing(String fields) {
		String plain = this.api.put(this.path, "{\"behaviors\":{" + CHANGE + "}}").body();
		assertThat(this.api
			.put(this.path,
					"{\"behaviors\":{\"high_dlp\":{" + fields
							+ ",\"enabled\":true,\"risk_level\":\"high\"}},\"nobody\":[\"knows\"]}")
			.body()).isEqualTo(plain);
	}

	@ParameterizedTest
	@ValueSource(strings = { "low", "Low", "MEDIUM", "hIGH" })
	void aLevelIsReadWithoutRegardToCase(String level) {
		assertThat(this.api
			.put(this.path, "{\"behaviors\":{\"high_dlp\":{\"enabled\":true,\"risk_level\":\"" + level + "\"}}}")
			.body())
			.contains("\"enabled\":true,\"name\":\"High Number of DLP Policies Triggered\",\"risk_level\":\""
					+ level.toLowerCase(Locale.ROOT) + "\"");
	}

	@Test
	void whatIsNotNamedStaysAsItIs() {
		String before = this.api.get(this.path).body();
		assertThat(this.api.put(this.path, "{\"behaviors\":{}}").body()).isEqualTo(before);
		String one = before.replace("\"enabled\":false,\"name\":\"Impossible Travel\",\"risk_level\":\"high\"",
				"\"enabled\":true,\"name\":\"Impossible Travel\",\"risk_level\":\"low\"");
		String two = one.replace(
				"\"enabled\":false,\"name\":\"High Number of DLP Policies Triggered\",\"risk_level\":\"medium\"",
				"\"enabled\":true,\"name\":\"High Number of DLP Policies Triggered\",\"risk_level\":\"high\"");
		assertThat(this.api.put(this.path, "{\"behaviors\":{" + entry("true", "\"low\"") + "}}").body()).isEqualTo(one);
		assertThat(this.api.put(this.path, "{\"behaviors\":{" + CHANGE + "}}").body()).isEqualTo(two);
		assertThat(this.api.put(this.path, "{\"behaviors\":{" + CHANGE + "}}").body()).isEqualTo(two);
		assertThat(this.api.get(this.path).body()).isEqualTo(two);
		assertThat(this.api.put(this.path, two.replaceFirst("^.*\"result\":", "").replace(",\"success\":true}", ""))
			.body()).isEqualTo(two);
	}

	private HttpResponse<String> put(String type, byte[] body) {
		return this.api.send(this.api.request(this.path)
			.header("Content-Type", type)
			.PUT(HttpRequest.BodyPublishers.ofByteArray(body)));
	}

	private void assertNothingChanged() {
		assertThat(this.api.get(this.path).body()).contains("\"high_dlp\"").doesNotContain("\"enabled\":true");
	}

	private static String entry(String enabled, String level) {
		return "\"imp_travel\":{\"enabled\":" + enabled + ",\"risk_level\":" + level + "}";
	}

	private static String invalid(String pointer, String message) {
		return "{\"code\":12003,\"message\":\"" + message + "\",\"source\":{\"pointer\":\"" + pointer + "\"}}";
	}

	private static String unknown(String pointer) {
		return "{\"code\":12002,\"message\":\"Unknown behavior\",\"source\":{\"pointer\":\"" + pointer + "\"}}";
	}

}
