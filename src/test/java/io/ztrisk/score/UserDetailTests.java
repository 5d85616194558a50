package io.ztrisk.score;

import java.util.List;
import java.util.stream.Collectors;

import io.ztrisk.test.Account;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import static io.ztrisk.test.Account.counts;
import static io.ztrisk.test.Account.event;
import static io.ztrisk.test.Account.with;
import static io.ztrisk.test.ApiClient.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * One user with the evidence.
 */
@ServerTest
class UserDetailTests {

	private static final String ANN = Account.user(1);

	private final Account account;

	UserDetailTests(@LocalServerPort int port) {
		this.account = new Account(port);
		this.account.enable("imp_travel", "low");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"b\": 1.0,\"a\" :1,\t\"c\":1.00e+2}",
			"[1, 1.0,1.00 , 1e0,-0,-0.0,100000000000000000000]", "{\"a\\u0000\":\"\\u0000\"}",
			"\"\u00e9\u4e2d\ud83d\ude00 \\u00e9\\/\\ud800\"", "1", "0.1000", "\"\"", "true", "false", "[]", "{}",
			"{\"a\":{\"b\":[null,{}]}}", "[\"\u2028\",\"</script>\"]", "1e999" })
	void detailsAreShownExactlyAsSent(String details) {
		this.account.store(with(event("imp_travel", "a", ANN, "2025-01-01T00:00:00Z"), "event_details", details));
		assertThat(this.account.get("/" + ANN).body()).isEqualTo(Account
			.all("""
					{"email":"","events":[{"event_details":%s,"id":"%s","name":"Impossible Travel","risk_level":"low","timestamp":"2025-01-01T00:00:00Z"}],"last_reset_time":null,"name":"","risk_level":"low"}"""
				.formatted(details, this.account.eventId("imp_travel", "a")), 1));
	}

	@Test
	void whiteSpaceAroundDetailsIsNotTheirs() {
		this.account
			.store(with(event("imp_travel", "a", ANN, "2025-01-01T00:00:00Z"), "event_details", "\n { \"a\" : 1\n } "));
		assertThat(this.account.get("/" + ANN).body()).isEqualTo(Account
			.all("""
					{"email":"","events":[{"event_details":{ "a" : 1\n },"id":"%s","name":"Impossible Travel","risk_level":"low","timestamp":"2025-01-01T00:00:00Z"}],"last_reset_time":null,"name":"","risk_level":"low"}"""
				.formatted(this.account.eventId("imp_travel", "a")), 1));
	}

	@Test
	void noDetailsAreLeftOut() {
		this.account.store(with(event("imp_travel", "a", ANN, "2025-01-01T00:00:00Z"), "event_details", "null"));
		assertThat(this.account.get("/" + ANN).body()).isEqualTo(Account.all(detail(row("a", "low", 1), "low"), 1));
	}

	@Test
	void anUnscoredUserHasNoLevel() {
		this.account.putUsers("{\"id\":\"" + ANN + "\",\"email\":\"ann@example.org\",\"name\":\"Ann\"}");
		assertThat(this.account.get("/" + ANN).body()).isEqualTo(Account
			.all("{\"email\":\"ann@example.org\",\"events\":[],\"last_reset_time\":null,\"name\":\"Ann\"}", 0));
	}

	@ParameterizedTest
	@CsvSource({ "'', d b c a", "?direction=asc, a c b d", "?order_by=timestamp, d b c a",
			"?order_by=risk_level, b a d c", "?order_by=risk_level&direction=asc, c d a b" })
	void everyOrderListsAllRows(String query, String order) {
		fill();
		List<String> expected = rows(order);
		assertThat(this.account.get("/" + ANN + query).body())
			.isEqualTo(Account.all(detail(String.join(",", expected), "high"), 4));
		String paged = (query.isEmpty() ? "?" : query + "&") + "per_page=3&page=";
		assertThat(this.account.get("/" + ANN + paged + "1").body())
			.isEqualTo(Account.page(detail(String.join(",", expected.subList(0, 3)), "high"), 3, 1, 3, 4, 2));
		assertThat(this.account.get("/" + ANN + paged + "2").body())
			.isEqualTo(Account.page(detail(expected.get(3), "high"), 1, 2, 3, 4, 2));
		assertThat(this.account.get("/" + ANN + paged + "3").body())
			.isEqualTo(Account.page(detail("", "high"), 0, 3, 3, 4, 2));
	}

	@Test
	void aPageAloneHasTwentyRowsAndASizeAloneIsPageOne() {
		fill();
		assertThat(this.account.get("/" + ANN + "?page=1").body())
			.isEqualTo(Account.page(detail(String.join(",", rows("dbca")), "high"), 4, 1, 20, 4, 1));
		assertThat(this.account.get("/" + ANN + "?per_page=1").body())
			.isEqualTo(Account.page(detail(row("d", "low", 4), "high"), 1, 1, 1, 4, 4));
	}

	@Test
	void eventsAtTheSameTimeAreOrderedById() {
		this.account.store(event("imp_travel", "a", ANN, "2025-01-01T00:00:00Z"),
				event("imp_travel", "b", ANN, "2025-01-01T00:00:00Z"),
				event("imp_travel", "c", ANN, "2025-01-01T00:00:00Z"));
		List<String> rows = List.of("a", "b", "c")
			.stream()
			.sorted((one, other) -> this.account.eventId("imp_travel", one)
				.compareTo(this.account.eventId("imp_travel", other)))
			.map((id) -> row(id, "low", 1))
			.toList();
		assertThat(this.account.get("/" + ANN).body()).isEqualTo(Account.all(detail(String.join(",", rows), "low"), 3));
		assertThat(this.account.get("/" + ANN + "?direction=asc&order_by=risk_level").body())
			.isEqualTo(Account.all(detail(String.join(",", rows.reversed()), "low"), 3));
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`',
			value = { "page=0, page must be an integer from 1 to 2147483647",
					"per_page=1001, per_page must be an integer from 1 to 1000",
					"order_by=event_count, `order_by must be one of timestamp, risk_level`",
					"direction=, `direction must be one of desc, asc`" })
	void aParameterOutOfRangeIsNamed(String query, String message) {
		fill();
		assertFailure(this.account.get("/" + ANN + "?" + query), 400,
				"{\"code\":12004,\"message\":\"" + message + "\"}");
	}

	@Test
	void twoAccountsWithTheSameUserAndEventsSeeNothingOfEachOther(@LocalServerPort int port) {
		Account other = new Account(port);
		other.enable("imp_travel", "high");
		String event = "{\"behavior\":\"imp_travel\",\"id\":\"a\",\"user\":{\"id\":\"" + ANN
				+ "\",\"email\":\"ann@example.org\"},\"timestamp\":\"2025-01-01T00:00:00Z\"}";
		this.account.store(event);
		other.store(event);
		assertThat(other.report(event).body()).isEqualTo(counts(0, 1, 0));
		assertThat(this.account.eventId("imp_travel", "a")).isNotEqualTo(other.eventId("imp_travel", "a"));
		String detail = other.get("/" + ANN).body();
		assertThat(detail).isEqualTo(Account
			.all("""
					{"email":"ann@example.org","events":[{"id":"%s","name":"Impossible Travel","risk_level":"high","timestamp":"2025-01-01T00:00:00Z"}],"last_reset_time":null,"name":"","risk_level":"high"}"""
				.formatted(other.eventId("imp_travel", "a")), 1));
		this.account.reset(ANN);
		this.account.putUsers("{\"id\":\"" + ANN + "\",\"name\":\"Ann\",\"email\":\"new@example.org\"}");
		assertThat(other.get("/" + ANN).body()).isEqualTo(detail);
		assertThat(other.get("/users?email=new@example.org").body()).isEqualTo(Account.all("{\"users\":[]}", 0));
	}

	private void fill() {
		this.account.store(sent("a", "medium", 1), sent("b", "high", 3), sent("c", "low", 2), sent("d", "low", 4));
	}

	private static String sent(String id, String level, int day) {
		return with(event("imp_travel", id, ANN, "2025-01-0" + day + "T00:00:00Z"), "risk_level", "\"" + level + "\"");
	}

	private List<String> rows(String ids) {
		return ids.chars()
			.filter(Character::isLetter)
			.mapToObj((id) -> row(Character.toString(id), List.of("medium", "high", "low", "low").get(id - 'a'),
					"1324".charAt(id - 'a') - '0'))
			.collect(Collectors.toList());
	}

	private String row(String id, String level, int day) {
		return """
				{"id":"%s","name":"Impossible Travel","risk_level":"%s","timestamp":"2025-01-0%dT00:00:00Z"}"""
			.formatted(this.account.eventId("imp_travel", id), level, day);
	}

	private static String detail(String events, String level) {
		return "{\"email\":\"\",\"events\":[" + events + "],\"last_reset_time\":null,\"name\":\"\",\"risk_level\":\""
				+ level + "\"}";
	}

}
