package io.ztrisk.http;

import java.util.List;

import io.ztrisk.test.ApiClient;
import io.ztrisk.test.RawClient;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import static io.ztrisk.test.ApiClient.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The query parameters of the three calls that answer rows.
 */
@ServerTest
class ListParameterTests {

	private static final String ANN = "11111111-1111-4111-8111-111111111111";

	private final String scoring = ApiClient.newScoring();

	private final String summary = this.scoring + "/summary?";

	private final String detail = this.scoring + "/" + ANN + "?";

	private final String users = this.scoring + "/users?email=ann@example.org&";

	private final ApiClient api;

	private final RawClient raw;

	ListParameterTests(@LocalServerPort int port) {
		this.raw = new RawClient(port);
		this.api = new ApiClient(port);
	}

	@BeforeEach
	void aUserHasAnEvent() {
		this.api.enable(this.scoring, "imp_travel", "low");
		assertThat(this.api
			.post(this.scoring + "/events", "application/json",
					"""
							{"events":[{"behavior":"imp_travel","user":{"id":"%s","email":"ann@example.org"},"timestamp":1790000000}]}"""
						.formatted(ANN))
			.body()).contains("\"stored\":1");
	}

	@Test
	void anInvalidPageIsNamed() {
		for (String path : paths()) {
			assertFailure(this.api.get(path + "page=0&page=1"), 400,
					"{\"code\":12004,\"message\":\"page must be an integer from 1 to 2147483647\"}");
		}
	}

	@Test
	void anInvalidSizeIsNamed() {
		for (String path : paths()) {
			assertFailure(this.api.get(path + "page=1&per_page="), 400,
					"{\"code\":12004,\"message\":\"per_page must be an integer from 1 to 1000\"}");
		}
	}

	@Test
	void anUnknownOrderIsNamed() {
		assertFailure(this.api.get(this.summary + "order_by=name"), 400,
				"{\"code\":12004,\"message\":\"order_by must be one of max_risk_level, timestamp, event_count\"}");
		assertFailure(this.api.get(this.detail + "order_by=timestamp%20"), 400,
				"{\"code\":12004,\"message\":\"order_by must be one of timestamp, risk_level\"}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "ASC", "asc%00" })
	void anUnknownDirectionIsNamed(String direction) {
		for (String path : paths()) {
			assertFailure(this.api.get(path + "direction=" + direction), 400,
					"{\"code\":12004,\"message\":\"direction must be one of desc, asc\"}");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "page=%zz", "page=1%", "page=%ff" })
	void aQueryThatCannotBeDecodedIsRefused(String query) {
		for (String path : paths()) {
			RawClient.Answer answer = this.raw.request("GET", path + query);
			assertThat(answer.body())
				.isEqualTo(ApiClient.failure("{\"code\":12004,\"message\":\"The query is malformed\"}"));
			assertThat(answer.status()).isEqualTo(400);
		}
	}

	@Test
	void aSearchForUsersNeedsAnEmail() {
		for (String query : List.of("", "?email", "?email=", "?email=%20", "?EMAIL=ann@example.org")) {
			assertFailure(this.api.get(this.scoring + "/users" + query), 400,
					"{\"code\":12004,\"message\":\"email must be given\"}");
		}
	}

	@Test
	void withoutAPageAllRowsAreOnOne() {
		for (String path : paths()) {
			assertInfo(path, "{\"count\":1,\"page\":1,\"per_page\":1,\"total_count\":1,\"total_pages\":1}");
			assertInfo(path + "direction=asc",
					"{\"count\":1,\"page\":1,\"per_page\":1,\"total_count\":1,\"total_pages\":1}");
		}
	}

	@Test
	void aPageAloneHasTwentyRowsAndASizeAloneIsTheFirstPage() {
		for (String path : paths()) {
			assertInfo(path + "page=1", "{\"count\":1,\"page\":1,\"per_page\":20,\"total_count\":1,\"total_pages\":1}");
			assertInfo(path + "per_page=1000",
					"{\"count\":1,\"page\":1,\"per_page\":1000,\"total_count\":1,\"total_pages\":1}");
		}
	}

	@Test
	void thereIsNothingPastTheEnd() {
		for (String path : paths()) {
			assertInfo(path + "page=2", "{\"count\":0,\"page\":2,\"per_page\":20,\"total_count\":1,\"total_pages\":1}");
			assertInfo(path + "page=2147483647&per_page=1000",
					"{\"count\":0,\"page\":2147483647,\"per_page\":1000,\"total_count\":1,\"total_pages\":1}");
		}
	}

	private void assertInfo(String path, String info) {
		assertThat(this.api.get(path).body()).endsWith(",\"result_info\":" + info + ",\"success\":true}");
	}

	private List<String> paths() {
		return List.of(this.summary, this.detail, this.users);
	}

}
