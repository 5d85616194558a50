package io.ztrisk.score;

import java.util.List;
import java.util.stream.Collectors;

import io.ztrisk.test.Account;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import static io.ztrisk.test.Account.event;
import static io.ztrisk.test.Account.user;
import static io.ztrisk.test.Account.with;
import static io.ztrisk.test.ApiClient.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The scored users of an account, in every order and on every page.
 */
@ServerTest
class SummaryTests {

	private final Account account;

	SummaryTests(@LocalServerPort int port) {
		this.account = new Account(port);
	}

	@Test
	void anAccountWithoutScoredUsersHasAnEmptySummary() {
		this.account.putUsers("{\"id\":\"" + user(1) + "\",\"email\":\"ann@example.org\"}");
		assertThat(this.account.get("/summary").body()).isEqualTo(Account.all("{\"users\":[]}", 0));
		assertThat(this.account.get("/summary?per_page=5").body())
			.isEqualTo(Account.page("{\"users\":[]}", 0, 1, 5, 0, 0));
		assertThat(this.account.get("/summary?page=3").body())
			.isEqualTo(Account.page("{\"users\":[]}", 0, 3, 20, 0, 0));
	}

	@Test
	void rowHasTheUserAndTheScore() {
		this.account.enable("imp_travel", "high");
		this.account
			.putUsers("{\"id\":\"" + user(1) + "\",\"email\":\" Ann@Example.ORG\",\"name\":\"Ann \\\"A\\\" \u00c5\"}");
		this.account.store(event("imp_travel", "a", user(1), "2025-01-01T02:00:00.123456789+02:00"),
				event("imp_travel", "b", user(1), "2024-12-31T23:00:00Z"));
		assertThat(this.account.get("/summary").body()).isEqualTo(Account
			.all("""
					{"users":[{"email":"ann@example.org","event_count":2,"last_event":"2025-01-01T00:00:00.123456Z","max_risk_level":"high","name":"Ann \\"A\\" \u00c5","user_id":"%s"}]}"""
				.formatted(user(1)), 1));
	}

	@ParameterizedTest
	@CsvSource({ "'', 2 5 1 4 3", "?direction=desc, 2 5 1 4 3", "?direction=asc, 3 4 1 5 2",
			"?order_by=max_risk_level, 2 5 1 4 3", "?order_by=max_risk_level&direction=asc, 3 4 1 5 2",
			"?order_by=timestamp, 3 2 4 5 1", "?order_by=timestamp&direction=asc, 1 5 4 2 3",
			"?order_by=event_count, 3 1 2 4 5", "?order_by=event_count&direction=asc, 5 4 2 1 3" })
	void everyOrderListsAllRows(String query, String users) {
		fill();
		List<String> expected = rows(users);
		assertThat(this.account.get("/summary" + query).body())
			.isEqualTo(Account.all("{\"users\":[" + String.join(",", expected) + "]}", 5));
		String paged = (query.isEmpty() ? "?" : query + "&") + "per_page=2&page=";
		for (int page = 1; page <= 3; page++) {
			List<String> part = expected.subList(2 * page - 2, Math.min(2 * page, 5));
			assertThat(this.account.get("/summary" + paged + page).body())
				.isEqualTo(Account.page("{\"users\":[" + String.join(",", part) + "]}", part.size(), page, 2, 5, 3));
		}
	}

	@ParameterizedTest
	@CsvSource({ "per_page=4, 2 5 1 4, 4, 1, 4, 2", "page=1, 2 5 1 4 3, 5, 1, 20, 1",
			"per_page=5, 2 5 1 4 3, 5, 1, 5, 1", "per_page=1000&page=1, 2 5 1 4 3, 5, 1, 1000, 1",
			"page=2, '', 0, 2, 20, 1", "page=2147483647&per_page=1000, '', 0, 2147483647, 1000, 1",
			"page=2&per_page=3&x=y, 4 3, 2, 2, 3, 2" })
	void pageHasTheTotalNumberOfRows(String query, String users, int count, int page, int perPage, int pages) {
		fill();
		assertThat(this.account.get("/summary?" + query).body()).isEqualTo(
				Account.page("{\"users\":[" + String.join(",", rows(users)) + "]}", count, page, perPage, 5, pages));
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`',
			value = { "page=0, page must be an integer from 1 to 2147483647",
					"page=-1, page must be an integer from 1 to 2147483647",
					"page=x, page must be an integer from 1 to 2147483647",
					"page=, page must be an integer from 1 to 2147483647",
					"page=2147483648, page must be an integer from 1 to 2147483647",
					"per_page=0, per_page must be an integer from 1 to 1000",
					"per_page=1001, per_page must be an integer from 1 to 1000",
					"per_page=1.5, per_page must be an integer from 1 to 1000",
					"order_by=name, `order_by must be one of max_risk_level, timestamp, event_count`",
					"order_by=TIMESTAMP, `order_by must be one of max_risk_level, timestamp, event_count`",
					"direction=up, `direction must be one of desc, asc`" })
	void aParameterOutOfRangeIsNamed(String query, String message) {
		assertFailure(this.account.get("/summary?" + query), 400, "{\"code\":12004,\"message\":\"" + message + "\"}");
	}

	private void fill() {
		this.account.enable("imp_travel", "low");
		this.account.store(sent("a", 1, "high", 1), sent("b", 1, "low", 1), sent("c", 2, "high", 2),
				sent("d", 3, "low", 5), sent("e", 3, "low", 4), sent("f", 3, "low", 3), sent("g", 4, "medium", 2),
				sent("h", 5, "high", 2));
	}

	private static String sent(String id, int user, String level, int day) {
		return with(event("imp_travel", id, user(user), "2025-01-0" + day + "T00:00:00Z"), "risk_level",
				"\"" + level + "\"");
	}

	private static List<String> rows(String users) {
		return users.chars()
			.filter(Character::isDigit)
			.mapToObj((user) -> row(user - '0'))
			.collect(Collectors.toList());
	}

	private static String row(int user) {
		return """
				{"email":"","event_count":%s,"last_event":"2025-01-0%sT00:00:00Z","max_risk_level":"%s","name":"","user_id":"%s"}"""
			.formatted("-21311".charAt(user), "-12522".charAt(user),
					List.of("-", "high", "high", "low", "medium", "high").get(user), user(user));
	}

}
