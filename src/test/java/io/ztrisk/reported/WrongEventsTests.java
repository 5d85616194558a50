package io.ztrisk.reported;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import io.ztrisk.test.Account;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.ServerTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import static io.ztrisk.test.ApiClient.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every way in which an event can be wrong, in a body and in a line.
 */
@ServerTest
class WrongEventsTests {

	private static final String TIME = "must be an RFC 3339 time or a number since 1970, in the years 1970 to 9999";

	private final Account account;

	WrongEventsTests(@LocalServerPort int port) {
		this.account = new Account(port);
		this.account.enable("imp_travel", "high");
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', delimiter = '|', value = { "behavior | | /behavior | behavior is required",
			"behavior | null | /behavior | behavior must be a string",
			"behavior | 1 | /behavior | behavior must be a string",
			"behavior | \"\" | /behavior | behavior must not be empty",
			"behavior | \"imp_travel\\u0000\" | /behavior | behavior must not contain U+0000 or an unpaired surrogate",
			"user | | /user | user is required", "user | null | /user | user is required",
			"user | \"a@b\" | /user | user must be an object", "user | {} | /user | user must have an id or an email",
			"user | {\"name\":\"Ann\"} | /user | user must have an id or an email",
			"user | {\"email\":\" \"} | /user | user must have an id or an email",
			"user | {\"id\":1} | /user/id | id must be a UUID that is not nil",
			"user | {\"id\":\"x\"} | /user/id | id must be a UUID that is not nil",
			"user | {\"id\":\"1-1-1-1-1\"} | /user/id | id must be a UUID that is not nil",
			"user | {\"id\":\"00000000-0000-0000-0000-000000000000\"} | /user/id | id must be a UUID that is not nil",
			"user | {\"email\":1} | /user/email | email must be a string",
			"user | {\"email\":\"ann\"} | /user/email | email must be an e-mail address",
			"user | {\"email\":\"a@b\\u0000\"} | /user/email | email must not contain U+0000 or an unpaired surrogate",
			"user | {\"email\":\"a@b\",\"name\":[]} | /user/name | name must be a string",
			"user | {\"email\":\"a@b\",\"name\":\"\\u0000\"} | /user/name | name must not contain U+0000 or an unpaired surrogate",
			"timestamp | | /timestamp | timestamp is required", "timestamp | null | /timestamp | timestamp is required",
			"timestamp | true | /timestamp | timestamp " + TIME, "timestamp | {} | /timestamp | timestamp " + TIME,
			"timestamp | \"\" | /timestamp | timestamp " + TIME,
			"timestamp | \"2025-01-01\" | /timestamp | timestamp " + TIME,
			"timestamp | \"2025-01-01T00:00:00\" | /timestamp | timestamp " + TIME,
			"timestamp | \"2025-02-30T00:00:00Z\" | /timestamp | timestamp " + TIME,
			"timestamp | -1 | /timestamp | timestamp " + TIME, "timestamp | 1e99999 | /timestamp | timestamp " + TIME,
			"timestamp | \"1969-12-31T23:59:59Z\" | /timestamp | timestamp " + TIME,
			"id | 1 | /id | id must be a string", "id | \"\" | /id | id must not be empty",
			"id | \"\\u0000\" | /id | id must not contain U+0000 or an unpaired surrogate",
			"risk_level | 1 | /risk_level | risk_level must be a string",
			"risk_level | \"grave\" | /risk_level | risk_level must be one of low, medium, high",
			"risk_level | \"\" | /risk_level | risk_level must be one of low, medium, high" })
	void aWrongMemberIsNamed(String name, @Nullable String value, String pointer, String message) {
		assertRefused(event(name, value), 12003, pointer, message);
	}

	@ParameterizedTest
	@CsvSource({ "nope", "IMP_TRAVEL", "' imp_travel'" })
	void anUnknownBehaviourIsNamed(String behavior) {
		assertRefused(event("behavior", "\"" + behavior + "\""), 12002, "/behavior", "Unknown behavior");
	}

	@ParameterizedTest
	@CsvSource({ "1", "null", "[]", "text", "true" })
	void elementThatIsNoObjectIsNoEvent(String value) {
		assertRefused(value.equals("text") ? "\"text\"" : value, 12003, "", "must be an object");
	}

	@Test
	void aTextHasItsLimit() {
		String e = "\u00e9";
		assertLimit("id", "\"%s\"", e.repeat(128), "/id", "id must have at most 128 characters");
		assertLimit("user", "{\"email\":\"a@b\",\"name\":\"%s\"}", e.repeat(256), "/user/name",
				"name must have at most 256 characters");
		assertLimit("user", "{\"email\":\"%s\"}", "a@" + e.repeat(318), "/user/email",
				"email must have at most 320 characters");
	}

	@Test
	void detailsHaveTheirLimit() {
		assertLimit("event_details", "\"%s\"", "d".repeat(65_534), "/event_details",
				"event_details must have at most 64 KiB");
		assertLimit("event_details", "\"%s\"", "\u00e9".repeat(32_767), "/event_details",
				"event_details must have at most 64 KiB");
	}

	private void assertLimit(String name, String value, String longest, String pointer, String message) {
		assertRefused(event(name, value.formatted(longest + "x")), 12003, pointer, message);
		this.account.store(event(name, value.formatted(longest)));
	}

	private void assertRefused(String event, int code, String pointer, String message) {
		String before = this.account.get("/summary").body();
		String good = event("id", "\"good\"");
		assertFailure(this.account.report(good, event), 400,
				"{\"code\":%d,\"message\":\"%s\",\"source\":{\"pointer\":\"/events/1%s\"}}".formatted(code, message,
						pointer));
		assertThat(this.account.post("application/x-ndjson", event).body()).isEqualTo(
				ApiClient.success("{\"duplicates\":0,\"ignored\":0,\"received\":1,\"rejected\":1,\"stored\":0}"));
		assertThat(this.account.get("/logs/rejected?dataset=events").body())
			.contains("\"line\":1,\"reason\":\"" + (pointer.isEmpty() ? message : pointer + ": " + message) + "\"");
		assertThat(this.account.get("/summary").body()).isEqualTo(before);
	}

	/**
	 * An event with a member that is another; null leaves it out.
	 */
	private static String event(String name, @Nullable String value) {
		Map<String, @Nullable String> members = new LinkedHashMap<>();
		members.put("behavior", "\"imp_travel\"");
		members.put("user", "{\"email\":\"ann@example.org\"}");
		members.put("timestamp", "\"2025-01-01T00:00:00Z\"");
		members.put(name, value);
		return members.entrySet()
			.stream()
			.filter((member) -> member.getValue() != null)
			.map((member) -> "\"" + member.getKey() + "\":" + member.getValue())
			.collect(Collectors.joining(",", "{", "}"));
	}

}
