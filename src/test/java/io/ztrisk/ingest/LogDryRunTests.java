package io.ztrisk.ingest;

import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.micrometer.core.instrument.MeterRegistry;
import io.ztrisk.dataset.PredefinedDatasets;
import io.ztrisk.retention.NoPruning;
import io.ztrisk.test.Account;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.Logs;
import io.ztrisk.test.ServerTest;
import io.ztrisk.test.StoredRows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static io.ztrisk.test.ApiClient.assertFailure;
import static io.ztrisk.test.ApiClient.success;
import static io.ztrisk.test.Logs.bad;
import static io.ztrisk.test.Logs.good;
import static io.ztrisk.test.Logs.query;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Dry runs of logs.
 */
@ServerTest
class LogDryRunTests {

	private static final JsonMapper JSON = new JsonMapper();

	private static final String OKTA = "{\"uuid\":\"dc9fd3c0-598c-11ef-8478-2b7584bf8d5a\",\"published\":\"" + Logs.TIME
			+ "\",\"eventType\":\"user.session.start\",\"outcome\":{\"result\":\"SUCCESS\"},"
			+ "\"client\":{\"ipAddress\":\"192.0.2.7\"},"
			+ "\"actor\":{\"type\":\"User\",\"alternateId\":\"Ann@Example.org\"}}";

	private final Account account;

	private final ApiClient api;

	LogDryRunTests(@LocalServerPort int port) {
		this.account = new Account(port);
		this.api = new ApiClient(port);
		this.account.enable("security_domain", "medium");
	}

	@Test
	void everythingThatIsReadOfARecordIsShown() {
		assertThat(run("okta_system_log", "{\"detail\":" + OKTA + "}").body()).isEqualTo(success(
				"{\"dataset\":\"okta_system_log\",\"records\":[{\"activities\":[\"login_success\"],\"behaviors\":[\"imp_travel\"],"
						+ "\"fields\":{\"actor_type\":\"User\",\"address\":\"192.0.2.7\",\"event_type\":\"user.session.start\",\"result\":\"SUCCESS\"},"
						+ "\"key\":\"bb3f95fc-baf8-8640-8aee-f83336e9e261\",\"number\":1,\"outcome\":\"matched\",\"time\":\""
						+ Logs.TIME
						+ "\",\"user\":{\"by\":\"email\",\"value\":\"ann@example.org\"}}],\"revision\":1}"));
	}

	@Test
	void everyOutcomeIsToldAsTheLogWouldHaveIt() {
		String old = query("o", "80", Logs.TIME.minus(40, ChronoUnit.DAYS).toString());
		String nobody = bad("n").replace("ann@example.org", "non_identity@example.org");
		List<String> lines = List.of(bad("a"), good("b"), nobody, old, "{}", "{");
		assertThat(run("gateway_dns", String.join("\n", lines)).body()).satisfies((body) -> {
			JsonNode records = JSON.readTree(body).at("/result/records");
			assertThat(records.valueStream().map((one) -> one.path("outcome").stringValue())).containsExactly("matched",
					"unmatched", "ignored", "late", "rejected", "rejected");
			assertThat(records.valueStream().map((one) -> one.path("reason").asString(""))).containsExactly("", "",
					"The record names no user", "The record is too old to be evaluated", "/Datetime: is required",
					"Malformed JSON at column 2");
			assertThat(records.get(0).path("behaviors")).hasToString("[\"security_domain\"]");
			assertThat(records.get(1).path("behaviors")).hasToString("[]");
			assertThat(records.get(3).path("key").isString()).isTrue();
		});
		assertThat(Logs.send(this.account, "gateway_dns", String.join("\n", lines)).body())
			.isEqualTo(Logs.result(6, 1, 1, 0, 2, 2));
	}

	@Test
	void recordsOfAMappingShowTheirFieldsWithoutAUser() {
		JsonNode record = records(run("okta_system_log", OKTA.replace("\"User\"", "\"SystemPrincipal\""))).get(0);
		assertThat(record.path("outcome").stringValue()).isEqualTo("ignored");
		assertThat(record.at("/fields/actor_type").stringValue()).isEqualTo("SystemPrincipal");
	}

	@Test
	void behaviorsAreShownAlsoIfTheyAreNotEnabled() {
		assertThat(records(run("gateway_dns", query("a", "85", Logs.TIME.toString()))).getFirst().path("behaviors"))
			.hasToString("[\"high_risk_domain\"]");
	}

	@ParameterizedTest
	@MethodSource("datasets")
	void allDatasetsAnswer(String dataset) {
		assertThat(run(dataset, "{}\n").body())
			.startsWith("{\"errors\":[],\"messages\":[],\"result\":{\"dataset\":\"" + dataset + "\",\"records\":[{");
	}

	static Stream<String> datasets() {
		return new PredefinedDatasets().keys().stream();
	}

	@Test
	void nothingIsStoredOrCounted(@Autowired JdbcClient database, @Autowired DataSource pool,
			@Autowired MeterRegistry meters) throws SQLException {
		Logs.send(this.account, "gateway_dns", bad("a") + "\n" + bad("b"));
		try (NoPruning _ = new NoPruning(pool)) {
			Map<String, String> before = StoredRows.of(database);
			double counted = counted(meters);
			assertThat(records(run("gateway_dns", bad("c") + "\n{}\n" + bad("a") + "\n{"))).hasSize(4);
			assertThat(records(run("access_requests_rest", "{\"result\":[{},"))).hasSize(2);
			assertFailure(run("gateway_dns", "[" + bad("d") + ",{"), 400,
					"{\"code\":6007,\"message\":\"Malformed JSON near element 2 of the array\"}");
			assertThat(StoredRows.of(database)).isEqualTo(before);
			assertThat(counted(meters)).isEqualTo(counted);
		}
	}

	private static double counted(MeterRegistry meters) {
		return meters.get("ztrisk.records").counters().stream().mapToDouble((counter) -> counter.count()).sum();
	}

	@Test
	void theFirstHundredRecordsOrOneMebibyteAreRead() {
		assertThat(records(run("gateway_dns", (bad("a") + "\n").repeat(150)))).hasSize(100);
		assertThat(records(run("access_requests_rest", "{\"result\":[" + "{},".repeat(150) + "{}]}"))).hasSize(100);
		String long20 = "{\"a\":\"" + "x".repeat(20_000) + "\"}";
		assertThat(records(
				run("gateway_dns", IntStream.range(0, 100).mapToObj((i) -> long20).collect(Collectors.joining("\n")))))
			.hasSize((1 << 20) / long20.length());
		assertThat(records(run("gateway_dns", "{\"a\":\"" + "x".repeat(2 << 20) + "\"}\n{}"))).singleElement()
			.satisfies(
					(one) -> assertThat(one.path("reason").stringValue()).isEqualTo("The line is longer than 1 MiB"));
		assertThat(records(run("gateway_dns", "{\"content\":\"tests\"}"))).isEmpty();
		assertThat(records(run("gateway_dns", ""))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "yes", "TRUE", "1", "", "true&dry_run=false" })
	void anotherValueIsRefused(String value) {
		assertFailure(Logs.send(this.account, "gateway_dns?dry_run=" + value, bad("a")), 400,
				"{\"code\":12004,\"message\":\"dry_run must be true or false\"}");
	}

	@Test
	void falseIsAnOrdinaryLog() {
		assertThat(Logs.send(this.account, "gateway_dns?dry_run=false", bad("a")).body())
			.isEqualTo(Logs.result(1, 1, 1, 0, 0, 0));
	}

	@Test
	void aParameterIsNotReadFromAForm() {
		assertThat(Logs
			.send(this.account, "gateway_dns", "dry_run=true", "Content-Type", "application/x-www-form-urlencoded")
			.body()).contains("must be newline-delimited JSON");
		assertThat(Logs
			.send(this.account, "gateway_dns?dry_run=true", bad("a"), "Content-Type",
					"application/x-www-form-urlencoded")
			.body()).contains("\"outcome\":\"matched\"");
	}

	@Test
	void bothPermissionsAreNeededAndTheRateIsLimited() {
		String path = "/accounts/" + this.account.id() + "/zt_risk_scoring/logs/gateway_dns";
		ApiClient sender = this.api.as(token("logs_write"));
		assertThat(sender.post(path + "?dry_run=true", "", bad("a")).statusCode()).isEqualTo(403);
		assertThat(this.api.as(token("zero_trust_read")).post(path + "?dry_run=true", "", bad("a")).statusCode())
			.isEqualTo(403);
		assertThat(remaining(sender.post(path, "", bad("a")))).isEqualTo(remaining(sender.post(path, "", bad("a"))));
		ApiClient both = this.api.as(token("logs_write\",\"zero_trust_read"));
		int first = remaining(both.post(path + "?dry_run=true", "", bad("a")));
		assertThat(remaining(both.post(path + "?dry_run=true", "", bad("a")))).isEqualTo(first - 1);
	}

	private static int remaining(HttpResponse<String> answer) {
		assertThat(answer.statusCode()).isEqualTo(200);
		return Integer
			.parseInt(answer.headers().firstValue("Ratelimit").orElseThrow().replaceAll(".*;r=(\\d+).*", "$1"));
	}

	private String token(String permission) {
		return this.api
			.post("/accounts/" + this.account.id() + "/tokens", "application/json",
					"{\"name\":\"Dry\",\"permissions\":[\"" + permission + "\"]}")
			.body()
			.replaceAll(".*\"value\":\"([0-9a-f]{64})\".*", "$1");
	}

	private HttpResponse<String> run(String dataset, String body) {
		return Logs.send(this.account, dataset + "?dry_run=true", body);
	}

	private static List<JsonNode> records(HttpResponse<String> answer) {
		return JSON.readTree(answer.body()).at("/result/records").valueStream().toList();
	}

}
