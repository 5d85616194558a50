package io.ztrisk.http;

import java.net.http.HttpResponse;

import io.ztrisk.test.ApiClient;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static io.ztrisk.test.ApiClient.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the limits of a request and its body, and of the buffer of a response.
 */
@ServerTest
class LimitsTests {

	private static final String MALFORMED = "{\"code\":6007,\"message\":\"Malformed JSON in request body\"}";

	private final String scoring = ApiClient.newScoring();

	private final ApiClient api;

	LimitsTests(@LocalServerPort int port) {
		this.api = new ApiClient(port);
	}

	@Test
	void aBodyNestsNoDeeperThan500Levels() {
		assertTolerated("{\"users\":[],\"x\":" + "[".repeat(499) + "]".repeat(499) + "}");
		assertMalformed("{\"users\":[],\"x\":" + "[".repeat(500) + "]".repeat(500) + "}");
	}

	@Test
	void namesNumbersAndTextsAreBounded() {
		assertTolerated("{\"users\":[],\"x\":\"" + "x".repeat(1_000_000) + "\"}");
		assertMalformed("{\"users\":[],\"x\":\"" + "x".repeat(1_100_000) + "\"}");
		assertTolerated("{\"users\":[],\"" + "x".repeat(500) + "\":1}");
		assertMalformed("{\"users\":[],\"" + "x".repeat(510) + "\":1}");
		assertTolerated("{\"users\":[],\"x\":" + "1".repeat(1000) + "}");
		assertMalformed("{\"users\":[],\"x\":" + "1".repeat(1001) + "}");
		assertTolerated("{\"users\":[],\"x\":1e2147483647}");
		assertMalformed("{\"users\":[],\"x\":1e2147483648}");
	}

	@Test
	void aBodyOfMillionsOfValuesIsNoTree() {
		assertTolerated("{\"users\":[],\"x\":[" + "[],".repeat(249_000) + "1]}");
		assertMalformed("{\"users\":[],\"x\":[" + "[],".repeat(251_000) + "1]}");
	}

	@Test
	void unusedMembersOfAnEventAreSkipped() {
		String many = "[" + "[],".repeat(1_000_000) + "[]]";
		this.api.enable(this.scoring, "imp_travel", "low");
		HttpResponse<String> answer = this.api.post(this.scoring + "/events", "application/json", """
				{"events":[{"behavior":"imp_travel","user":{"email":"a@example.org","x":%s},"timestamp":1,"x":%s}]}"""
			.formatted(many, many));
		assertThat(answer.body()).contains("\"stored\":1");
		assertFailure(
				this.api.post(this.scoring + "/events", "application/json",
						"{\"events\":[{\"behavior\":%s,\"user\":{\"email\":%s},\"timestamp\":1}]}".formatted(many,
								many)),
				400,
				"{\"code\":12003,\"message\":\"behavior must be a string\",\"source\":{\"pointer\":\"/events/0/behavior\"}},"
						+ "{\"code\":12003,\"message\":\"email must be a string\",\"source\":{\"pointer\":\"/events/0/user/email\"}}");
	}

	@Test
	void aBodyOfMoreThan16MebibytesIsRefused() {
		assertFailure(this.api.put(this.scoring + "/users", "{\"users\":[]" + " ".repeat(16 << 20) + "}"), 413,
				"{\"code\":12005,\"message\":\"Request body is too large\"}");
	}

	@Test
	void eventsWithMuchDetailAreStreamedAndLackNothing(@Autowired JdbcClient database) {
		String user = "3f2c6a52-8d0e-4c1b-9a77-0f5d2b6e1c01";
		assertThat(this.api.put(this.scoring + "/users", "{\"users\":[{\"id\":\"" + user + "\"}]}").statusCode())
			.isEqualTo(200);
		database.sql("""
				insert into event (account_id, id, user_id, behavior, name, risk_level, occurred_at, details)
				select :account, gen_random_uuid(), cast(:user as uuid), 'imp_travel', 'Impossible Travel', 1,
					timestamptz '2026-01-01' + i * interval '1 second', cast('"' || repeat('x', 60000) || '"' as json)
				from generate_series(1, 100) i""")
			.param("account", this.scoring.split("/")[2])
			.param("user", user)
			.update();
		HttpResponse<String> all = this.api.get(this.scoring + "/" + user);
		assertThat(all.body()).hasSizeGreaterThan(100 * 60_000)
			.endsWith(
					"\"result_info\":{\"count\":100,\"page\":1,\"per_page\":100,\"total_count\":100,\"total_pages\":1},\"success\":true}");
		assertThat(this.api.get(this.scoring + "/" + user + "?per_page=30&page=4").body()).endsWith(
				"\"result_info\":{\"count\":10,\"page\":4,\"per_page\":30,\"total_count\":100,\"total_pages\":4},\"success\":true}");
		assertThat(this.api.get(this.scoring + "/" + user + "?per_page=30&page=5").body()).endsWith(
				"\"result_info\":{\"count\":0,\"page\":5,\"per_page\":30,\"total_count\":100,\"total_pages\":4},\"success\":true}");
	}

	private void assertTolerated(String users) {
		assertThat(this.api.put(this.scoring + "/users", users).statusCode()).isEqualTo(200);
	}

	private void assertMalformed(String users) {
		assertFailure(this.api.put(this.scoring + "/users", users), 400, MALFORMED);
	}

}
