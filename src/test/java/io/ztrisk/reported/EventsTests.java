package io.ztrisk.reported;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.ztrisk.test.Account;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import static io.ztrisk.test.Account.counts;
import static io.ztrisk.test.Account.event;
import static io.ztrisk.test.Account.gzip;
import static io.ztrisk.test.ApiClient.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Bodies of events, all or nothing.
 */
@ServerTest
class EventsTests {

	private static final String ANN = Account.user(1);

	private static final String EVENT = event("imp_travel", "a", ANN, "2025-01-01T00:00:00Z");

	private static final String MALFORMED = "{\"code\":6007,\"message\":\"Malformed JSON in request body\"}";

	private static final String TOO_LARGE = "{\"code\":12005,\"message\":\"Request body is too large\"}";

	private static final String TYPE = "{\"code\":9207,\"message\":\"Content-type must be application/json or application/x-ndjson.\"}";

	private static final String ENCODING = "{\"code\":12009,\"message\":\"Content-Encoding must be gzip or identity\"}";

	private static final String CORRUPT = "{\"code\":12009,\"message\":\"The gzip body is truncated or corrupt\"}";

	private final Account account;

	EventsTests(@LocalServerPort int port) {
		this.account = new Account(port);
		this.account.enable("imp_travel", "high");
	}

	@Test
	void anEmptyListStoresNothing() {
		assertThat(this.account.report().body()).isEqualTo(counts(0, 0, 0));
	}

	@Test
	void everythingAnEventCanSayIsTakenAndMoreIsTolerated() {
		assertThat(this.account
			.post("application/json; charset=utf-8",
					"""
							{"version":[2],"events":[{"more":{"a":1},"behavior":"imp_travel","user":{"id":"%s","email":" Ann@Example.org ","name":" Ann ","more":1},
							"timestamp":"2025-01-01t02:00:00.5+02:00","id":"\u00e9 1","risk_level":"Medium","event_details":{"b": 1, "a":[]}}]}"""
						.formatted(ANN.toUpperCase()))
			.body()).isEqualTo(counts(1, 0, 0));
		assertThat(this.account.get("/" + ANN).body()).isEqualTo(Account
			.all("""
					{"email":"ann@example.org","events":[{"event_details":{"b": 1, "a":[]},"id":"%s","name":"Impossible Travel","risk_level":"medium","timestamp":"2025-01-01T00:00:00.500Z"}],"last_reset_time":null,"name":"Ann","risk_level":"medium"}"""
				.formatted(this.account.eventId("imp_travel", "\u00e9 1")), 1));
	}

	@ParameterizedTest
	@CsvSource({ "1735689600, ''", "1735689600.5, .500", "1735689600000, ''", "1735689600123, .123",
			"1735689600000456, .000456", "1735689600123456789, .123456", "\"1735689600\", ''", "1.7356896e9, ''",
			"\"1735689600123\", .123", "\"2024-12-31T19:00:00-05:00\", ''",
			"\"2025-01-01T00:00:00.1234567899Z\", .123456", "\"2024-12-31T23:59:60Z\", ''" })
	void aTimestampIsTakenInEveryUnit(String timestamp, String fraction) {
		this.account
			.store("{\"behavior\":\"imp_travel\",\"user\":{\"id\":\"" + ANN + "\"},\"timestamp\":" + timestamp + "}");
		assertThat(this.account.get("/summary").body()).isEqualTo(Account
			.all("""
					{"users":[{"email":"","event_count":1,"last_event":"2025-01-01T00:00:00%sZ","max_risk_level":"high","name":"","user_id":"%s"}]}"""
				.formatted(fraction, ANN), 1));
	}

	@Test
	void anEventMayBeALittleInTheFuture() {
		Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
		assertFailure(this.account.report(event("imp_travel", "a", ANN, now.plus(Duration.ofMinutes(11)).toString())),
				400,
				"{\"code\":12003,\"message\":\"timestamp must not be more than 10 minutes in the future\",\"source\":{\"pointer\":\"/events/0/timestamp\"}}");
		Instant ahead = now.plus(Duration.ofMinutes(9));
		this.account.store(event("imp_travel", "a", ANN, ahead.toString()));
		assertThat(this.account.get("/summary").body()).isEqualTo(Account
			.all("""
					{"users":[{"email":"","event_count":1,"last_event":"%s","max_risk_level":"high","name":"","user_id":"%s"}]}"""
				.formatted(ahead, ANN), 1));
	}

	@Test
	void everyProblemIsNamedAndNothingIsStored() {
		assertFailure(this.account.report(EVENT, "{}",
				"{\"behavior\":\"x\",\"user\":{\"id\":1,\"email\":1,\"name\":1},\"timestamp\":1,\"id\":1,\"risk_level\":1}"),
				400,
				"""
						{"code":12003,"message":"behavior is required","source":{"pointer":"/events/1/behavior"}},\
						{"code":12003,"message":"user is required","source":{"pointer":"/events/1/user"}},\
						{"code":12003,"message":"timestamp is required","source":{"pointer":"/events/1/timestamp"}},\
						{"code":12002,"message":"Unknown behavior","source":{"pointer":"/events/2/behavior"}},\
						{"code":12003,"message":"id must be a UUID that is not nil","source":{"pointer":"/events/2/user/id"}},\
						{"code":12003,"message":"email must be a string","source":{"pointer":"/events/2/user/email"}},\
						{"code":12003,"message":"name must be a string","source":{"pointer":"/events/2/user/name"}},\
						{"code":12003,"message":"id must be a string","source":{"pointer":"/events/2/id"}},\
						{"code":12003,"message":"risk_level must be a string","source":{"pointer":"/events/2/risk_level"}}""");
		assertNothingStored();
	}

	@Test
	void theFirstHundredProblemsAreNamed() {
		assertFailure(this.account.report(EVENT + ",1".repeat(150)), 400, IntStream.rangeClosed(1, 100)
			.mapToObj(
					"{\"code\":12003,\"message\":\"must be an object\",\"source\":{\"pointer\":\"/events/%d\"}}"::formatted)
			.collect(Collectors.joining(",")));
		assertNothingStored();
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`',
			value = { "[], ``, must be an object", "1, ``, must be an object", "{}, /events, events is required",
					"{\"events\":null}, /events, events must be an array",
					"{\"events\":{}}, /events, events must be an array" })
	void aBodyWithoutEventsIsRefused(String body, String pointer, String message) {
		assertFailure(this.account.post("application/json", body), 400,
				"{\"code\":12003,\"message\":\"" + message + "\",\"source\":{\"pointer\":\"" + pointer + "\"}}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "{", "{\"events\":[]}}", "{\"events\":[],\"events\":[]}", "{'events':[]}",
			"{\"events\":[{\"event_details\":{\"a\":1,\"a\":1}}]}" })
	void aMalformedBodyIsRefused(String body) {
		assertFailure(this.account.post("application/json", body), 400, MALFORMED);
	}

	@Test
	void aBodyThatIsNotUtf8IsRefused() {
		assertFailure(this.account.post("application/json", "identity", new byte[] { '"', (byte) 0xe9, '"' }), 400,
				MALFORMED);
	}

	@Test
	void tenThousandEventsAreTheMost() {
		String events = IntStream.range(0, 10_000)
			.mapToObj((i) -> event("imp_travel", "e" + i, Account.user(i % 7), "2025-01-01T00:00:00Z"))
			.collect(Collectors.joining(","));
		assertFailure(this.account.report(events, EVENT), 413,
				"{\"code\":12005,\"message\":\"A body must have at most 10,000 events\"}");
		assertNothingStored();
		assertThat(this.account.report(events).body()).isEqualTo(counts(10_000, 0, 0));
	}

	@Test
	void sixteenMebibytesAreTheMostCompressedOrNot() {
		String body = "{\"events\":[" + EVENT + "]}";
		String full = body + " ".repeat((16 << 20) - body.length());
		assertFailure(this.account.post("application/json", full + " "), 413, TOO_LARGE);
		assertFailure(this.account.post("application/json", "gzip", gzip(full + " ")), 413, TOO_LARGE);
		assertNothingStored();
		assertThat(this.account.post("application/json", full).body()).isEqualTo(counts(1, 0, 0));
		assertThat(this.account.post("application/json", "gzip", gzip(full)).body()).isEqualTo(counts(0, 1, 0));
	}

	@ParameterizedTest
	@ValueSource(strings = { "gzip", "GZIP", "x-gzip", " gzip " })
	void aBodyMayBeCompressed(String encoding) {
		assertThat(this.account.post("application/json", encoding, gzip("{\"events\":[" + EVENT + "]}")).body())
			.isEqualTo(counts(1, 0, 0));
		assertThat(this.account.post("application/x-ndjson", encoding, gzip(EVENT + "\n")).body())
			.isEqualTo(counts(0, 1, 0));
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "application/x-ndjson" })
	void aBrokenCompressedBodyIsRefused(String type) {
		byte[] body = gzip(type.endsWith("x-ndjson") ? EVENT : "{\"events\":[" + EVENT + "]}");
		byte[] corrupt = body.clone();
		corrupt[body.length / 2] ^= 0x55;
		assertFailure(this.account.post(type, "gzip", corrupt), 400, CORRUPT);
		assertFailure(this.account.post(type, "gzip", Arrays.copyOf(body, body.length - 1)), 400, CORRUPT);
		assertFailure(this.account.post(type, "gzip", Arrays.copyOf(body, body.length / 2)), 400, CORRUPT);
		assertFailure(this.account.post(type, "gzip", new byte[0]), 400, CORRUPT);
		assertFailure(this.account.post(type, "gzip", EVENT.getBytes(StandardCharsets.UTF_8)), 400, CORRUPT);
		assertNothingStored();
	}

	@ParameterizedTest
	@ValueSource(strings = { "br", "deflate", "zstd", "gzip, gzip", "*" })
	void anotherEncodingIsRefused(String encoding) {
		assertFailure(this.account.post("application/json", encoding, gzip("{\"events\":[]}")), 400, ENCODING);
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/plain", "nonsense", "application/xml", "application/x-www-form-urlencoded",
			"multipart/form-data", "application/vnd.api+json", "*/*" })
	void anotherMediaTypeIsRefused(String type) {
		assertFailure(this.account.post(type, "{\"events\":[]}"), 400, TYPE);
	}

	@Test
	void aMissingMediaTypeIsRefused() {
		HttpResponse<String> answer = this.account
			.send(this.account.request("/events").POST(HttpRequest.BodyPublishers.ofString("{\"events\":[]}")));
		assertFailure(answer, 400, TYPE);
	}

	private void assertNothingStored() {
		assertThat(this.account.get("/summary").body()).isEqualTo(Account.all("{\"users\":[]}", 0));
		assertFailure(this.account.get("/" + ANN), 404, "{\"code\":12001,\"message\":\"User not found\"}");
	}

}
