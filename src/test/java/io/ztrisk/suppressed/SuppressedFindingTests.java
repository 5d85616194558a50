package io.ztrisk.suppressed;

import java.net.http.HttpResponse;
import java.util.UUID;

import io.ztrisk.test.ApiClient;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Suppressed findings as an operator lists them.
 */
@ServerTest
class SuppressedFindingTests {

	private static final UUID USER = UUID.fromString("3f2c6a52-8d0e-4c1b-9a77-0f5d2b6e1c01");

	private final String scoring = ApiClient.newScoring();

	private final ApiClient api;

	private final JdbcClient database;

	SuppressedFindingTests(@LocalServerPort int port, @Autowired JdbcClient database) {
		this.api = new ApiClient(port);
		this.database = database;
	}

	@Test
	void listsTheNewestFirst() {
		suppress("2026-11-02T08:00:00Z", "{\"distance_km\":500.0}");
		suppress("2026-11-02T09:00:00.5Z", "{ \"distance_km\" : 1e3 }");
		assertThat(list("")).isEqualTo(
				"""
						{"errors":[],"messages":[],"result":{"suppressed":[\
						{"behavior":"imp_travel","evidence":{ "distance_km" : 1e3 },"first_evidence":{"distance_km":700.0},"timestamp":"2026-11-02T09:00:00.500Z","user_id":"%1$s"},\
						{"behavior":"imp_travel","evidence":{"distance_km":500.0},"first_evidence":{"distance_km":700.0},"timestamp":"2026-11-02T08:00:00Z","user_id":"%1$s"}]},\
						"result_info":{"count":2,"page":1,"per_page":2,"total_count":2,"total_pages":1},"success":true}"""
					.formatted(USER));
	}

	@Test
	void givesPages() {
		suppress("2026-11-02T08:00:00Z", "{}");
		suppress("2026-11-02T09:00:00Z", "{}");
		suppress("2026-11-02T10:00:00Z", "{}");
		assertThat(list("?page=2&per_page=2")).contains("\"timestamp\":\"2026-11-02T08:00:00Z\"")
			.doesNotContain("09:00:00")
			.contains("\"result_info\":{\"count\":1,\"page\":2,\"per_page\":2,\"total_count\":3,\"total_pages\":2}");
	}

	@Test
	void showsNothingOfOtherAccounts() {
		suppress("2026-11-02T08:00:00Z", "{}");
		HttpResponse<String> other = this.api.get(ApiClient.newScoring() + "/suppressed");
		assertThat(other.body()).contains("\"suppressed\":[]");
	}

	private String list(String query) {
		return this.api.get(this.scoring + "/suppressed" + query).body();
	}

	private void suppress(String at, String evidence) {
		this.database.sql("""
				insert into suppressed (account_id, user_id, behavior, bucket, occurred_at, evidence, first_at,
					first_evidence)
				values (:account, :user, 'imp_travel', :bucket, cast(:at as timestamptz), cast(:evidence as json),
					cast(:at as timestamptz), '{"distance_km":700.0}')""")
			.param("account", this.scoring.split("/")[2])
			.param("user", USER)
			.param("bucket", UUID.randomUUID())
			.param("at", at)
			.param("evidence", evidence)
			.update();
	}

}
