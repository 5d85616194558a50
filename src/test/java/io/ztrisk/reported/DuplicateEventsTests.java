package io.ztrisk.reported;

import io.ztrisk.test.Account;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import static io.ztrisk.test.Account.counts;
import static io.ztrisk.test.Account.event;
import static io.ztrisk.test.Account.user;
import static io.ztrisk.test.Account.with;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests when two events are duplicates.
 */
@ServerTest
class DuplicateEventsTests {

	private static final String ANN = user(1);

	private final Account account;

	DuplicateEventsTests(@LocalServerPort int port) {
		this.account = new Account(port);
		this.account.enable("imp_travel", "low");
		this.account.enable("high_dlp", "low");
	}

	@Test
	void idOfTheSenderAloneIdentifiesAnEvent() {
		this.account.store(event("imp_travel", "a", ANN, "2025-01-01T00:00:00Z"));
		assertThat(this.account
			.report(with(with(event("imp_travel", "a", user(2), "2025-01-02T00:00:00Z"), "event_details", "{}"),
					"risk_level", "\"high\""))
			.body()).isEqualTo(counts(0, 1, 0));
		assertThat(this.account.get("/" + ANN).body()).isEqualTo(Account
			.all("""
					{"email":"","events":[{"id":"%s","name":"Impossible Travel","risk_level":"low","timestamp":"2025-01-01T00:00:00Z"}],"last_reset_time":null,"name":"","risk_level":"low"}"""
				.formatted(this.account.eventId("imp_travel", "a")), 1));
		assertSummary(1);
	}

	@Test
	void theSameIdOfAnotherBehaviourOrOfAnotherCaseIsAnotherEvent() {
		this.account.store(event("imp_travel", "a", ANN, "2025-01-01T00:00:00Z"),
				event("high_dlp", "a", ANN, "2025-01-01T00:00:00Z"),
				event("imp_travel", "A", ANN, "2025-01-01T00:00:00Z"),
				event("imp_travel", " a", ANN, "2025-01-01T00:00:00Z"));
		assertSummary(4);
	}

	@Test
	void anEventTwiceInABodyIsStoredOnce() {
		String event = event("imp_travel", "a", ANN, "2025-01-01T00:00:00Z");
		assertThat(this.account.report(event, event, with(event, "risk_level", "\"high\"")).body())
			.isEqualTo(counts(1, 2, 0));
		assertSummary(1);
	}

	@Test
	void anEventWithoutAnIdIsKnownByUserTimeAndDetails() {
		this.account.store(plain("\"email\":\"ann@example.org\"", "\"2025-01-01T00:00:00.123456Z\"",
				"{\"b\":[1.0,\"\\u00e9\"], \"a\":1e2}"));
		String derived = this.account.derivedId("ann@example.org");
		assertThat(this.account.get("/" + derived).body()).isEqualTo(Account
			.all("""
					{"email":"ann@example.org","events":[{"event_details":{"b":[1.0,"\\u00e9"], "a":1e2},"id":"%s","name":"Impossible Travel","risk_level":"low","timestamp":"2025-01-01T00:00:00.123456Z"}],"last_reset_time":null,"name":"","risk_level":"low"}"""
				.formatted(this.account.eventId("imp_travel", "ann@example.org", "1735689600123456",
						"{\"a\":100,\"b\":[1,\"\u00e9\"]}")),
					1));
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', delimiter = '|', value = {
			"\"email\":\" ANN@Example.org\" | \"2025-01-01T00:00:00.123456Z\" | {\"a\":100,\"b\":[1]}",
			"\"email\":\"ann@example.org\",\"name\":\"Ann\" | \"2025-01-01T00:00:00.123456Z\" | {\"a\":1e2 , \"b\" : [ 1.0 ] }",
			"\"email\":\"ann@example.org\" | 1735689600123456 | {\"\\u0061\":100.00,\"b\":[10e-1]}",
			"\"email\":\"ann@example.org\" | \"2025-01-01T01:00:00.1234569+01:00\" | {\"b\":[1],\"a\":100}",
			"\"id\":null,\"email\":\"ann@example.org\" | 1735689600.123456 | {\"b\":[1],\"a\":100}" })
	void theSameSaidOtherwiseIsADuplicate(String user, String timestamp, String details) {
		this.account
			.store(plain("\"email\":\"ann@example.org\"", "\"2025-01-01T00:00:00.123456Z\"", "{\"a\":100,\"b\":[1]}"));
		assertThat(this.account.report(plain(user, timestamp, details)).body()).isEqualTo(counts(0, 1, 0));
		assertThat(this.account.report(with(plain(user, timestamp, details), "risk_level", "\"high\"")).body())
			.isEqualTo(counts(0, 1, 0));
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', delimiter = '|',
			value = { "\"email\":\"bob@example.org\" | \"2025-01-01T00:00:00.123456Z\" | {\"a\":100,\"b\":[1,2]}",
					"\"email\":\"ann@example.org\" | \"2025-01-01T00:00:00.123457Z\" | {\"a\":100,\"b\":[1,2]}",
					"\"email\":\"ann@example.org\" | \"2025-01-01T00:00:00.123456Z\" | {\"a\":100,\"b\":[2,1]}",
					"\"email\":\"ann@example.org\" | \"2025-01-01T00:00:00.123456Z\" | {\"a\":\"100\",\"b\":[1,2]}",
					"\"email\":\"ann@example.org\" | \"2025-01-01T00:00:00.123456Z\" | null" })
	void eventThatDiffersInOneMemberIsAnotherEvent(String user, String timestamp, String details) {
		this.account.store(
				plain("\"email\":\"ann@example.org\"", "\"2025-01-01T00:00:00.123456Z\"", "{\"a\":100,\"b\":[1,2]}"));
		this.account.store(plain(user, timestamp, details));
	}

	@Test
	void noDetailsAndNullAreTheSame() {
		String event = "{\"behavior\":\"imp_travel\",\"user\":{\"id\":\"" + ANN
				+ "\"},\"timestamp\":\"2025-01-01T00:00:00Z\"}";
		this.account.store(event);
		assertThat(this.account.report(with(event, "event_details", "null"), with(event, "id", "null")).body())
			.isEqualTo(counts(0, 2, 0));
	}

	@Test
	void theUserIsTheOneSentByIdBeforeEmail() {
		this.account
			.store(plain("\"id\":\"" + ANN + "\",\"email\":\"ann@example.org\"", "\"2025-01-01T00:00:00Z\"", "1"));
		assertThat(this.account
			.report(plain("\"id\":\"" + ANN.toUpperCase() + "\"", "\"2025-01-01T00:00:00Z\"", "1"),
					plain("\"id\":\"" + ANN + "\",\"email\":\"other@example.org\"", "\"2025-01-01T00:00:00Z\"", "1"))
			.body()).isEqualTo(counts(0, 2, 0));
		this.account.store(plain("\"email\":\"ann@example.org\"", "\"2025-01-01T00:00:00Z\"", "1"));
	}

	@Test
	void resetKeepsTheEvents() {
		String event = event("imp_travel", "a", ANN, "2025-01-01T00:00:00Z");
		this.account.store(event);
		this.account.reset(ANN);
		assertThat(this.account.report(event).body()).isEqualTo(counts(0, 1, 0));
		assertThat(this.account.get("/summary").body()).isEqualTo(Account.all("{\"users\":[]}", 0));
	}

	private void assertSummary(int count) {
		assertThat(this.account.get("/summary").body()).isEqualTo(Account
			.all("""
					{"users":[{"email":"","event_count":%d,"last_event":"2025-01-01T00:00:00Z","max_risk_level":"low","name":"","user_id":"%s"}]}"""
				.formatted(count, ANN), 1));
	}

	private static String plain(String user, String timestamp, String details) {
		return "{\"behavior\":\"imp_travel\",\"user\":{%s},\"timestamp\":%s,\"event_details\":%s}".formatted(user,
				timestamp, details);
	}

}
