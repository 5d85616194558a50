package io.ztrisk.score;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.ztrisk.test.Account;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.web.server.LocalServerPort;

import static io.ztrisk.test.Account.event;
import static io.ztrisk.test.Account.user;
import static io.ztrisk.test.ApiClient.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Downloads the summary as CSV.
 */
@ServerTest
class SummaryDownloadTests {

	private static final String HEADER = "\ufeff\"user_id\",\"email\",\"name\",\"max_risk_level\",\"event_count\",\"last_event\"\r\n";

	private final Account account;

	private final Account other;

	SummaryDownloadTests(@LocalServerPort int port) {
		this.account = new Account(port);
		this.other = new Account(port);
	}

	@Test
	void theFileHasTheFilteredUsersInTheirOrder() {
		fill();
		HttpResponse<String> answer = this.account.get("/summary?format=csv");
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().firstValue("Content-Type")).contains("text/csv;charset=utf-8");
		assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
			.matches("attachment; filename=\"risk-" + this.account.id() + "-\\d{8}T\\d{6}Z\\.csv\"");
		String ann = line(1, "'=1@example.org", "", "2025-01-02T00:00:00Z");
		String bob = line(2, "", "'@SUM \"\"A1\"\"", "2025-01-01T00:00:00.500Z");
		assertThat(answer.body()).isEqualTo(HEADER + ann + bob);
		assertThat(this.account.get("/summary?format=csv&direction=asc").body()).isEqualTo(HEADER + bob + ann);
		assertThat(this.account.get("/summary?format=csv&per_page=1&page=2").body()).isEqualTo(HEADER + bob);
		assertThat(this.account.get("/summary?format=csv&q=@sum").body()).isEqualTo(HEADER + bob);
		assertThat(this.account.get("/summary?format=csv&level=high").body()).isEqualTo(HEADER);
		assertThat(this.other.get("/summary?format=csv").body()).isEqualTo(HEADER);
		assertThat(this.account.get("/summary?format=json").body()).isEqualTo(this.account.get("/summary").body());
	}

	@Test
	void aLongListIsStreamed() {
		this.account.enable("imp_travel", "low");
		List<String> events = new ArrayList<>();
		for (int i = 1; i <= 2500; i++) {
			events.add(event("imp_travel", "e" + i, user(i), "2025-01-01T00:00:00Z"));
		}
		this.account.store(events.toArray(String[]::new));
		List<List<String>> rows = SummaryCsvTests.parsed(this.account.get("/summary?format=csv").body());
		assertThat(rows.stream().skip(1).map(List::getFirst))
			.isEqualTo(Stream.iterate(1, (i) -> i + 1).limit(2500).map(Account::user).toList());
	}

	@Test
	void hostileNamesAreNoFormulas() {
		this.account.enable("imp_travel", "low");
		List<String> names = SummaryCsvTests.HOSTILE;
		for (int i = 0; i < names.size(); i++) {
			assertThat(this.account
				.putUsers("{\"id\":\"" + user(i) + "\",\"name\":" + JsonMapper.shared().writeValueAsString(names.get(i))
						+ "}")
				.statusCode()).isEqualTo(200);
			this.account.store(event("imp_travel", "e" + i, user(i), "2025-01-01T00:00:00Z"));
		}
		assertThat(SummaryCsvTests.parsed(this.account.get("/summary?format=csv").body())).hasSize(names.size() + 1)
			.allSatisfy((row) -> assertThat(row.get(2))
				.doesNotMatch("(?s)[\\s\\p{Z}\\p{C}]*[=+\\-@\uff1d\uff0b\uff0d\uff20].*"));
	}

	@ParameterizedTest
	@CsvSource({ "format=csv&page=0, page must be an integer from 1 to 2147483647",
			"format=csv&q=, q must have 1 to 320 characters",
			"format=csv&level=x, 'level must be one or more of low, medium, high, with commas'",
			"format=csv&detail=true&per_page=1, detail=true and format=csv exclude each other",
			"format=CSV, format must be json or csv", "format=, format must be json or csv" })
	void errorsAreEnvelopes(String query, String message) {
		HttpResponse<String> answer = this.account.get("/summary?" + query);
		assertFailure(answer, 400, "{\"code\":12004,\"message\":\"" + message + "\"}");
		assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
		assertThat(answer.headers().firstValue("Content-Disposition")).isEmpty();
	}

	private void fill() {
		this.account.enable("imp_travel", "low");
		this.account.putUsers("{\"id\":\"" + user(1) + "\",\"email\":\"=1@example.org\"}",
				"{\"id\":\"" + user(2) + "\",\"name\":\"@SUM \\\"A1\\\"\"}");
		this.account.store(event("imp_travel", "a", user(1), "2025-01-02T00:00:00Z"),
				event("imp_travel", "b", user(2), "2025-01-01T00:00:00.5Z"));
	}

	private static String line(int user, String email, String name, String last) {
		return "\"%s\",\"%s\",\"%s\",\"low\",\"1\",\"%s\"\r\n".formatted(user(user), email, name, last);
	}

}
