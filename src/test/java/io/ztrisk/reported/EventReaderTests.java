package io.ztrisk.reported;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiError;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.BehaviorCatalogue;
import io.ztrisk.behavior.RiskLevel;
import io.ztrisk.body.BadLineException;
import io.ztrisk.body.Line;
import io.ztrisk.event.NewEvent;
import io.ztrisk.retention.Periods;
import io.ztrisk.retention.Retention;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Reported events, well-formed and not.
 */
class EventReaderTests {

	private static final AccountId ACCOUNT = new AccountId("acme");

	private static final String EVENT = """
			{"behavior":"high_dlp","user":{"email":"jane@example.com"},"timestamp":"2026-01-01T00:00:00Z"}""";

	private final EventReader reader = new EventReader(new JsonMapper(),
			Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC),
			new Periods(Duration.ofDays(30), new Retention(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO,
					Duration.ZERO, Duration.ZERO)));

	@Test
	void readsAllMembers() {
		List<NewEvent> events = body(
				"""
						{"ignored": {"a": [1]}, "events": [{"event_details" : {"b": 1.50, "a": "\\u0000"} , "behavior": "high_dlp",
						"user": {"id": "0B4A1A2C-6D0E-4F5A-9B8C-7D6E5F4A3B2C", "email": " Jane@Example.COM ", "name": "Jane"},
						"timestamp": 1767225600, "id": "evt-1", "risk_level": "High", "other": 1e99999999999}]}""");
		assertThat(events).singleElement().satisfies((event) -> {
			assertThat(event.behavior()).isEqualTo(new Behavior("high_dlp"));
			assertThat(event.user().id()).isEqualTo(UUID.fromString("0b4a1a2c-6d0e-4f5a-9b8c-7d6e5f4a3b2c"));
			assertThat(event.user().email()).isEqualTo("jane@example.com");
			assertThat(event.user().name()).isEqualTo("Jane");
			assertThat(event.user().at()).isEqualTo("2026-01-01T00:00:00Z");
			assertThat(event.level()).isEqualTo(RiskLevel.HIGH);
			assertThat(event.details()).isEqualTo("{\"b\": 1.50, \"a\": \"\\u0000\"}");
			assertThat(event.id()).isEqualTo(EventIdentity.of(ACCOUNT, new Behavior("high_dlp"), "evt-1"));
		});
	}

	@Test
	void readsTheLeast() {
		NewEvent event = readLine(EVENT);
		assertThat(event.user().id()).isNull();
		assertThat(event.details()).isNull();
		assertThat(event.id()).hasToString("a37452e8-4006-8cd2-9991-60125d9c5daa");
	}

	@ParameterizedTest
	@ValueSource(strings = { "1", "-1.50e2", "\"text\"", "\"\"", "true", "[ 1, {} ]", "{}", "1e999999999",
			"\"é😀\\ud800\"" })
	void keepsDetailsAsSent(String details) {
		assertThat(line("event_details", details).details()).isEqualTo(details);
		assertThat(readLine("{\"event_details\" :\t" + details + " , " + EVENT.substring(1)).details())
			.isEqualTo(details);
	}

	@Test
	void keepsDetailsFarIntoALongBody() {
		String details = "{\"text\": \"" + "é".repeat(30_000) + "\"}";
		String event = with("event_details", details);
		List<NewEvent> events = body("{\"events\":[" + (event + ",\n").repeat(19) + event + "]}");
		assertThat(events).hasSize(20).allSatisfy((read) -> assertThat(read.details()).isEqualTo(details));
	}

	@Test
	void takesNullForNone() {
		assertThat(line("event_details", "null").details()).isNull();
		assertThat(line("id", "null").id()).isEqualTo(readLine(EVENT).id());
		assertThat(line("risk_level", "null").level()).isNull();
	}

	@Test
	void limitsDetailsByTheirBytes() {
		assertThat(line("event_details", "\"" + "é".repeat(32_767) + "\"").details()).hasSize(32_769);
		assertThat(problem("event_details", "\"" + "é".repeat(32_768) + "\""))
			.isEqualTo("/event_details: event_details must have at most 64 KiB");
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`',
			value = { "id, 1, /id: id must be a string", "id, ``, /id: id must not be empty",
					"risk_level, `\"grave\"`, `/risk_level: risk_level must be one of low, medium, high`",
					"risk_level, 1, /risk_level: risk_level must be a string",
					"id, `\"a\\u0000\"`, /id: id must not contain U+0000 or an unpaired surrogate",
					"id, `\"\\ud800\"`, /id: id must not contain U+0000 or an unpaired surrogate" })
	void refusesBadMembers(String name, String value, String problem) {
		assertThat(problem(name, value.isEmpty() ? "\"\"" : value)).isEqualTo(problem);
	}

	@ParameterizedTest
	@ValueSource(strings = { "1e2147483648", "1e9999999999", "-1e-9999999999" })
	void refusesNumbersBeyondAllBounds(String number) {
		assertThat(problem("event_details", "{\"a\":[" + number + "]}"))
			.isEqualTo("/event_details: event_details must not have a number beyond all bounds");
		assertThat(problemOf(EVENT.replace("\"2026-01-01T00:00:00Z\"", number.replace("-1e-", "-1e"))))
			.startsWith("/timestamp: timestamp must be an RFC 3339 time");
		assertThat(problem("id", number)).isEqualTo("/id: id must be a string");
		assertThat(problemOf(EVENT.replace("\"email\"", "\"other\":" + number + ",\"id\":" + number + ",\"email\"")))
			.isEqualTo("/user/id: id must be a UUID that is not nil");
	}

	@ParameterizedTest
	@ValueSource(strings = { "jane", "@example.com", "jane@", "a@b@c", "a b@c", "a@b\\u0007", "a@\\u00a0b" })
	void refusesBadEmails(String email) {
		assertThat(problemOf(EVENT.replace("jane@example.com", email)))
			.isEqualTo("/user/email: email must be an e-mail address");
	}

	@Test
	void refusesInvalidUsers() {
		String none = "/user: user must have an id or an email";
		assertThat(problemOf(EVENT.replace("jane@example.com", " "))).isEqualTo(none);
		assertThat(problemOf(EVENT.replace("\"email\"", "\"name\""))).isEqualTo(none);
		assertThat(problemOf(EVENT.replace("\"email\":\"jane@example.com\"", "\"id\":\"" + new UUID(0, 0) + "\"")))
			.isEqualTo("/user/id: id must be a UUID that is not nil");
	}

	@Test
	void refusesTheFuture() {
		assertThat(readLine(EVENT.replace("00:00:00Z", "00:10:00Z"))).isNotNull();
		assertThat(problemOf(EVENT.replace("00:00:00Z", "00:10:00.000001Z")))
			.isEqualTo("/timestamp: timestamp must not be more than 10 minutes in the future");
	}

	@Test
	void listsEveryProblemWithItsPlace() {
		ApiException ex = bad(
				"{\"events\":[" + EVENT + ",1,{\"behavior\":\"x\",\"user\":{\"email\":1}}," + EVENT + "]}");
		assertThat(ex.code()).isEqualTo(ErrorCode.INVALID_FIELD);
		assertThat(ex.errors()).extracting((error) -> pointer(error))
			.containsExactly("/events/1", "/events/2/behavior", "/events/2/user/email", "/events/2/timestamp");
		assertThat(ex.errors().get(1).code()).isEqualTo(ErrorCode.UNKNOWN_BEHAVIOR.code());
	}

	@Test
	void listsTheFirstHundredProblems() {
		assertThat(bad("{\"events\":[" + "1,".repeat(200) + "1]}").errors()).hasSize(100);
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`',
			value = { "{}, /events", "{\"events\":{}}, /events", "{\"events\":null}, /events" })
	void needsEvents(String body, String pointer) {
		assertThat(bad(body).errors()).singleElement()
			.satisfies((error) -> assertThat(pointer(error)).isEqualTo(pointer));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "{", "{\"events\":[", "{\"events\":[]} 1", "{\"events\":[],\"events\":[]}",
			"{\"events\":[{\"event_details\":{\"a\":1,\"a\":2}}]}", "{\"events\":[],\"x\":{\"a\":1,\"a\":2}}",
			"{\"events\":[1,]}", "{'events':[]}", "{\"events\":[NaN]}" })
	void refusesInvalidJson(String body) {
		assertThat(bad(body).code()).isEqualTo(ErrorCode.MALFORMED_JSON);
	}

	@Test
	void refusesInvalidUtf8() {
		byte[] latin = "{\"events\":[],\"x\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);
		assertThat(catchThrowableOfType(ApiException.class,
				() -> this.reader.readBody(ACCOUNT, EventReaderTests::find, latin))
			.code()).isEqualTo(ErrorCode.MALFORMED_JSON);
	}

	@Test
	void refusesTooManyEvents() {
		assertThat(bad("{\"events\":[" + "1,".repeat(10_000) + "1]}").code()).isEqualTo(ErrorCode.BODY_TOO_LARGE);
	}

	@Test
	void saysWhereALineIsMalformed() {
		assertThat(problemOf("{\"behavior\" 1}")).isEqualTo("Malformed JSON at column 13");
		assertThat(problemOf("[".repeat(600))).isEqualTo("A name, a text, a number or the nesting is above its limit");
		assertThat(problemOf("1")).isEqualTo("must be an object");
	}

	private static Optional<Behavior> find(String key) {
		return Optional.of(new Behavior(key)).filter(BehaviorCatalogue.all()::containsKey);
	}

	private List<NewEvent> body(String body) {
		return this.reader.readBody(ACCOUNT, EventReaderTests::find, body.getBytes(StandardCharsets.UTF_8));
	}

	private ApiException bad(String body) {
		return catchThrowableOfType(ApiException.class, () -> body(body));
	}

	private NewEvent readLine(String line) {
		return this.reader.readLine(ACCOUNT, EventReaderTests::find,
				new Line(1, line.getBytes(StandardCharsets.UTF_8), null));
	}

	private NewEvent line(String name, String value) {
		return readLine(with(name, value));
	}

	private String problem(String name, String value) {
		return problemOf(with(name, value));
	}

	private String problemOf(String line) {
		return String.valueOf(catchThrowableOfType(BadLineException.class, () -> readLine(line)).getMessage());
	}

	private static @Nullable String pointer(ApiError error) {
		return (error.source() != null) ? error.source().pointer() : null;
	}

	private static String with(String name, String value) {
		return EVENT.substring(0, EVENT.length() - 1) + ",\"" + name + "\":" + value + "}";
	}

}
