package io.ztrisk.behavior;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.ztrisk.test.ApiClient;
import io.ztrisk.test.OldestPostgresTest;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import static io.ztrisk.test.ApiClient.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The bodies that an update of behaviours takes, and those that it refuses whole.
 */
@ServerTest
@OldestPostgresTest
class BehaviorControllerTests {

	private static final String MALFORMED = "{\"code\":6007,\"message\":\"Malformed JSON in request body\"}";

	private static final String MEDIA_TYPE = "{\"code\":9207,\"message\":\"Content-type must be application/json.\"}";

	private static final String TOO_LARGE = "{\"code\":12005,\"message\":\"Request body is too large\"}";

	private static final String CHANGE = "\"high_dlp\":{\"enabled\":true,\"risk_level\":\"high\"}";

	private final String path = ApiClient.newScoring() + "/behaviors";

	private final ApiClient api;

	BehaviorControllerTests(@LocalServerPort int port) {
		this.api = new ApiClient(port);
	}

	@Test
	void aWrongEntryIsNamedAndNothingChanges() {
		String before = this.api.get(this.path).body();
		assertFailure(this.api.put(this.path, "{\"behaviors\":{" + CHANGE + ",\"foo\":{},\"sentinel_one\":1}}"), 400,
				unknown("/behaviors/foo") + "," + "{\"code\":12003,\"message\":\"sentinel_one must be an object\","
						+ "\"source\":{\"pointer\":\"/behaviors/sentinel_one\"}}");
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
	void invalidJsonIsRefused(String body) {
		assertFailure(this.api.put(this.path, body.replace("%s", CHANGE)), 400, MALFORMED);
		assertNothingChanged();
	}

	@ParameterizedTest
	@ValueSource(strings = { "\u00ff", "\u00c0\u0080", "\u00e0\u0080\u0080", "\u00ed\u00a0\u0080", "\u00e2\u0082",
			"\u00f4\u0090\u0080\u0080", "\u0080" })
	void invalidUtf8IsRefused(String bytes) {
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
	void jsonIsAcceptedWithAnyContentType(String type) {
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
	void unknownMembersOfAnEntryAreIgnored(String fields) {
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
	void absentMembersStayUnchanged() {
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

	private static String unknown(String pointer) {
		return "{\"code\":12002,\"message\":\"Unknown behavior\",\"source\":{\"pointer\":\"" + pointer + "\"}}";
	}

}
