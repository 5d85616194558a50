package io.ztrisk.tomcat;

import java.net.http.HttpRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Predicate;

import io.ztrisk.test.ApiClient;
import io.ztrisk.test.Scrape;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests counters and timers, as a scraper reads them.
 */
@ServerTest
class MetricsTests {

	private static final String REQUESTS = "ztrisk_http_requests_seconds_count{method=\"%s\",route=\"%s\",status=\"%d\"}";

	private final String scoring = ApiClient.newScoring();

	private final ApiClient api;

	private final int management;

	MetricsTests(@LocalServerPort int port, @LocalManagementPort int management) {
		this.api = new ApiClient(port);
		this.management = management;
	}

	@Test
	void requestsAreCountedByMethodRouteAndStatus() {
		String route = "/accounts/{account_id}/zt_risk_scoring/{user_id}";
		String series = REQUESTS.formatted("GET", route, 404);
		double before = scrape().value(series);
		this.api.get(this.scoring + "/11111111-1111-4111-8111-111111111111");
		this.api.get("/client/v4" + this.scoring + "/11111111-1111-4111-8111-111111111112");
		assertThat(await(series, before + 2)).isEqualTo(before + 2);
		assertThat(scrape().toString())
			.contains("ztrisk_http_requests_seconds_bucket{method=\"GET\",route=\"" + route + "\",status=\"404\",le=");
	}

	@Test
	void pathsAndMethodsThatAreNoneShareASeries() {
		String series = REQUESTS.formatted("other", "unmatched", 404);
		double before = scrape().value(series);
		for (String method : new String[] { "BREW", "BOIL" }) {
			this.api.send(this.api.request("/nope/" + method).method(method, HttpRequest.BodyPublishers.noBody()));
		}
		assertThat(await(series, before + 2)).isEqualTo(before + 2);
		assertThat(scrape().toString()).doesNotContain("BREW").doesNotContain("/nope");
	}

	@Test
	void recordsAndEventsAreCountedWhenTheyAreStored() {
		this.api.enable(this.scoring, "security_domain", "high");
		Scrape before = scrape();
		send(query("a", "80", 1) + query("a", "80", 1) + query("b", "2", 1) + "{\n" + query("c", "80", 24 * 40));
		Scrape after = scrape();
		for (String outcome : new String[] { "matched", "duplicate", "unmatched", "rejected", "late" }) {
			assertCounted(before, after, "ztrisk_records_total{dataset=\"gateway_dns\",outcome=\"" + outcome + "\"}");
		}
		assertCounted(before, after, "ztrisk_events_total{behavior=\"security_domain\"}");
		assertCounted(before, after, "ztrisk_detector_seconds_count{behavior=\"security_domain\"}");
	}

	@Test
	void incompleteRecordsAreCountedByField() {
		this.api.enable(this.scoring, "security_domain", "high");
		Scrape before = scrape();
		send(query("a", "2", 1) + query("b", "2", 1).replace("QueryCategoryIDs", "other"));
		assertCounted(before, scrape(),
				"ztrisk_records_incomplete_total{dataset=\"gateway_dns\",field=\"QueryCategoryIDs\"}");
	}

	@Test
	void reportedEventsAreCountedOnce() {
		this.api.enable(this.scoring, "imp_travel", "high");
		Scrape before = scrape();
		String event = "{\"behavior\":\"imp_travel\",\"user\":{\"email\":\"a@example.org\"},\"timestamp\":\""
				+ Instant.now() + "\",\"id\":\"1\"}";
		for (int i = 0; i < 2; i++) {
			this.api.post(this.scoring + "/events", "application/x-ndjson", event);
		}
		Scrape after = scrape();
		assertCounted(before, after, "ztrisk_records_total{dataset=\"events\",outcome=\"matched\"}");
		assertCounted(before, after, "ztrisk_records_total{dataset=\"events\",outcome=\"duplicate\"}");
		assertCounted(before, after, "ztrisk_events_total{behavior=\"imp_travel\"}");
	}

	@Test
	void usersAreCountedByLevelAndFeedsHaveAnAge(@Autowired JdbcClient database) {
		this.api.enable(this.scoring, "security_domain", "high");
		send(query("a", "80", 3));
		double high = database.sql("select count(*) from users where risk_level = 3").query(Long.class).single();
		assertThat(await("ztrisk_users{level=\"high\"}", high)).isEqualTo(high).isPositive();
		assertThat(await("ztrisk_feed_age_seconds{dataset=\"gateway_dns\"}", (age) -> age >= 3 * 3600))
			.isGreaterThanOrEqualTo(3 * 3600);
	}

	@Test
	void eachPoolHasAMetricOfItsUse() {
		Scrape scrape = scrape();
		for (String pool : new String[] { "main", "streams", "monitoring" }) {
			assertThat(scrape.toString()).contains("hikaricp_connections_active{pool=\"" + pool + "\"}")
				.contains("hikaricp_connections_max{pool=\"" + pool + "\"}")
				.contains("hikaricp_connections_pending{pool=\"" + pool + "\"}");
		}
	}

	private static void assertCounted(Scrape before, Scrape after, String series) {
		assertThat(after.value(series) - before.value(series)).as(series).isEqualTo(1);
	}

	private double await(String series, double expected) {
		return await(series, (value) -> value == expected);
	}

	private double await(String series, Predicate<Double> condition) {
		Instant deadline = Instant.now().plus(10, ChronoUnit.SECONDS);
		double value = scrape().value(series);
		while ((Double.isNaN(value) || !condition.test(value)) && Instant.now().isBefore(deadline)) {
			value = scrape().value(series);
		}
		return value;
	}

	private Scrape scrape() {
		return Scrape.of(this.management);
	}

	private void send(String lines) {
		this.api.post(this.scoring + "/logs/gateway_dns", "application/x-ndjson", lines);
	}

	private static String query(String id, String category, int hoursAgo) {
		return """
				{"Datetime":"%s","Email":"ann@example.org","QueryID":"%s","QueryName":"%s.example","QueryCategoryIDs":[%s]}
				"""
			.formatted(Instant.now().truncatedTo(ChronoUnit.HOURS).minus(hoursAgo, ChronoUnit.HOURS), id, id, category);
	}

}
