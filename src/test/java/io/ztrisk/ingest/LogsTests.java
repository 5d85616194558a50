package io.ztrisk.ingest;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.ztrisk.replay.Rejections;
import io.ztrisk.test.Account;
import io.ztrisk.test.DatasetNames;
import io.ztrisk.test.Logs;
import io.ztrisk.test.OldestPostgresTest;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static io.ztrisk.test.Account.gzip;
import static io.ztrisk.test.Account.user;
import static io.ztrisk.test.ApiClient.assertFailure;
import static io.ztrisk.test.Logs.bad;
import static io.ztrisk.test.Logs.good;
import static io.ztrisk.test.Logs.query;
import static io.ztrisk.test.Logs.result;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Logs sent as a Logpush destination gets them.
 */
@ServerTest
@OldestPostgresTest
class LogsTests {

	private static final String DNS = "gateway_dns";

	private static final String NEITHER = "{\"code\":6007,\"message\":\"The body must be newline-delimited JSON objects or an array of them\"}";

	private final Account account;

	LogsTests(@LocalServerPort int port) {
		this.account = new Account(port);
		this.account.enable("security_domain", "medium");
	}

	@Test
	void recordsRaiseEventsAndAllLinesAreAccountedFor() {
		assertThat(send(String.join("\n", bad("a"), "", good("b"), bad("c"), bad("a"), "{}",
				bad("d").replace("ann@example.org", "non_identity@example.org"),
				bad("e").replace("ann@example.org", " "))))
			.isEqualTo(result(7, 3, 2, 1, 2, 1));
		assertThat(this.account.get("/summary").body())
			.contains("\"email\":\"ann@example.org\",\"event_count\":2,\"last_event\":\"" + Logs.TIME + "\"");
	}

	@Test
	void linesAndArraysAreAcceptedPlainOrCompressedWithAnyContentType() {
		String lines = bad("a") + "\r\n\n " + good("b") + "\n\n";
		String array = "\ufeff\n [" + bad("a") + " ,\n" + good("b") + "]\n";
		assertThat(send(lines)).isEqualTo(result(2, 1, 1, 0, 0, 0));
		String again = result(2, 1, 0, 1, 0, 0);
		assertThat(send(array)).isEqualTo(again);
		assertThat(send(array, "Content-Type", "text/html")).isEqualTo(again);
		assertThat(send(lines, "Content-Type", "no type", "Content-Encoding", "identity")).isEqualTo(again);
		assertThat(Logs.send(this.account, DNS, gzip(lines)).body()).isEqualTo(again);
		assertThat(Logs.send(this.account, DNS, gzip(array), "Content-Encoding", "gzip").body()).isEqualTo(again);
		assertThat(
				Logs.send(this.account, DNS, gzip(array), "Content-Type", "application/x-www-form-urlencoded").body())
			.isEqualTo(again);
	}

	@Test
	void aBodyThatIsNeitherIsRefused() {
		for (String body : new String[] { "garbage", "\"a\"", " \n<html>", "1\n" + bad("a") }) {
			assertFailure(Logs.send(this.account, DNS, body), 400, NEITHER);
		}
		assertFailure(Logs.send(this.account, DNS, bad("a"), "Content-Encoding", "br"), 400,
				"{\"code\":12009,\"message\":\"Content-Encoding must be gzip or identity\"}");
		assertThat(this.account.get("/feeds").body()).doesNotContain("\"deliveries\":1");
	}

	@Test
	void anEmptyBodyIsTaken() {
		String none = result(0, 0, 0, 0, 0, 0);
		assertThat(send("")).isEqualTo(none);
		assertThat(send(" \r\n\n")).isEqualTo(none);
		assertThat(send("[ ]")).isEqualTo(none);
		assertThat(Logs.send(this.account, DNS, gzip("")).body()).isEqualTo(none);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"content\":\"tests\"}", " {\"content\": \"tests\"}\n\n", "[{\"content\":\"tests\"}]",
			"{\n  \"content\": \"tests\"\n}\n" })
	void theTryOfADestinationLeavesNoTrace(String probe) {
		String before = this.account.get("/feeds").body();
		assertThat(send(probe)).isEqualTo(result(0, 0, 0, 0, 0, 0));
		assertThat(Logs.send(this.account, "casb_findings", gzip(probe)).body()).isEqualTo(result(0, 0, 0, 0, 0, 0));
		assertThat(this.account.get("/feeds").body()).isEqualTo(before);
		assertThat(Rejections.all(this.account)).isEmpty();
	}

	@Test
	void theTryOfADestinationIsABadLineAmongOthers() {
		String probe = "{\"content\":\"tests\"}";
		assertThat(send(probe + "\n" + bad("a"))).isEqualTo(result(2, 1, 1, 0, 0, 1));
		assertThat(send(bad("a") + "\n" + probe)).isEqualTo(result(2, 1, 0, 1, 0, 1));
	}

	@Test
	void aSyntaxErrorEndsAnArray() {
		assertFailure(Logs.send(this.account, DNS, "[" + good("a") + ",{\"a\":}," + bad("b") + "]"), 400,
				"{\"code\":6007,\"message\":\"Malformed JSON in element 2 of the array\"}");
		assertFailure(Logs.send(this.account, DNS, "[" + good("a") + "," + bad("b")), 400,
				"{\"code\":6007,\"message\":\"Malformed JSON near element 2 of the array\"}");
		assertThat(send("[" + good("a") + ",7,{}," + bad("b") + "]")).isEqualTo(result(4, 1, 1, 0, 0, 2));
		assertThat(Rejections.reasons(this.account)).containsExactly("2:Must be a JSON object",
				"3:/Datetime: is required");
	}

	@Test
	void prettyPrintedObjectsAreTakenPlainOrCompressed() {
		String objects = pretty(bad("a")) + "\n" + pretty(good("b")) + "\r\n{\n\"a\":1}";
		assertThat(send(objects)).isEqualTo(result(3, 1, 1, 0, 0, 1));
		assertThat(send("\ufeff\n" + objects)).isEqualTo(result(3, 1, 0, 1, 0, 1));
		assertThat(Logs.send(this.account, DNS, gzip(objects)).body()).isEqualTo(result(3, 1, 0, 1, 0, 1));
		assertThat(send(bad("a"))).isEqualTo(result(1, 1, 0, 1, 0, 0));
		assertThat(Rejections.all(this.account)).singleElement().satisfies((shown) -> {
			assertThat(shown.path("line").asInt()).isEqualTo(3);
			assertThat(shown.path("reason").stringValue()).isEqualTo("/Datetime: is required");
			assertThat(shown.path("text").stringValue()).isEqualTo("{\n\"a\":1}");
			assertThat(shown.path("replayable").booleanValue()).isTrue();
		});
	}

	@Test
	void aSyntaxErrorEndsPrettyPrintedObjects() {
		String chunk = IntStream.range(0, 2500).mapToObj((i) -> pretty(bad(i))).collect(Collectors.joining("\n"));
		assertFailure(Logs.send(this.account, DNS, chunk + pretty(bad("more")) + "," + pretty(bad("most"))), 400,
				"{\"code\":6007,\"message\":\"Malformed JSON near object 2502 of the body\"}");
		assertThat(this.account.get("/summary").body()).contains("\"event_count\":2500,");
		assertFailure(Logs.send(this.account, DNS, pretty(bad("more")).replace("[80]", "[80")), 400,
				"{\"code\":6007,\"message\":\"Malformed JSON near object 1 of the body\"}");
		assertFailure(Logs.send(this.account, DNS, pretty(bad("more")).replace("[80]", "")), 400,
				"{\"code\":6007,\"message\":\"Malformed JSON in object 1 of the body\"}");
		assertThat(Rejections.all(this.account)).isEmpty();
		assertThat(send(chunk + pretty(bad("more")))).isEqualTo(result(2501, 2501, 1, 2500, 0, 0));
	}

	@Test
	void wholeChunksBeforeAnErrorStayStored() {
		String chunk = IntStream.range(0, 2500).mapToObj((i) -> bad(i)).collect(Collectors.joining(","));
		assertThat(Logs.send(this.account, DNS, "[" + chunk + "," + bad("more") + "]]").statusCode()).isEqualTo(400);
		assertThat(this.account.get("/summary").body()).contains("\"event_count\":2500,");
		assertThat(send("[" + chunk + "," + bad("more") + "]")).isEqualTo(result(2501, 2501, 1, 2500, 0, 0));
	}

	@Test
	void theSameBatchTwiceChangesNothing() {
		String batch = String.join("\n", bad("a"), good("b"), "{", bad("c"));
		assertThat(send(batch)).isEqualTo(result(4, 2, 2, 0, 0, 1));
		String summary = this.account.get("/summary").body();
		String rejected = this.account.get("/logs/rejected").body();
		assertThat(send("\n" + batch)).isEqualTo(result(4, 2, 0, 2, 0, 1));
		assertThat(this.account.get("/summary").body()).isEqualTo(summary);
		assertThat(this.account.get("/logs/rejected").body()).isEqualTo(rejected);
	}

	@Test
	void recordsOfTheLastThirtyDaysAreEvaluatedAndOlderOnesIgnored() {
		Instant horizon = Instant.now().minus(30, ChronoUnit.DAYS);
		assertThat(send(query("a", "80", horizon.plusSeconds(600).toString()) + "\n"
				+ query("b", "80", horizon.minusSeconds(1).toString())))
			.isEqualTo(result(2, 1, 1, 0, 1, 0));
	}

	@Test
	void disabledBehaviorMatchesOnlyRecordsSentAfterItIsEnabled() {
		this.account.disable("security_domain");
		assertThat(send(bad("a"))).isEqualTo(result(1, 0, 0, 0, 0, 0));
		this.account.enable("security_domain", "high");
		assertThat(send(bad("a"))).isEqualTo(result(1, 1, 1, 0, 0, 0));
	}

	@Test
	void anEMailInOddCaseIsTheSameUser() {
		assertThat(send(bad("a") + "\n" + bad("b").replace("ann@example.org", "  ANN@Example.ORG\\t")))
			.isEqualTo(result(2, 2, 2, 0, 0, 0));
		assertThat(this.account.get("/summary").body()).contains("\"event_count\":2,").contains("\"count\":1,");
	}

	@Test
	void aRealIdIsTheUserUnlessItIsNil() {
		assertThat(send(bad("a").replace("\"Email\":", "\"UserID\":\"" + user(1) + "\",\"Email\":")))
			.isEqualTo(result(1, 1, 1, 0, 0, 0));
		assertThat(
				send(bad("b").replace("\"Email\":", "\"UserID\":\"00000000-0000-0000-0000-000000000000\",\"Email\":")))
			.isEqualTo(result(1, 1, 1, 0, 0, 0));
		assertThat(this.account.get("/summary").body()).contains("\"event_count\":2,").contains(user(1));
	}

	@Test
	void everyCategoryOfALongListIsRead() {
		this.account.enable("security_domain", "low");
		String many = IntStream.range(1000, 1499).mapToObj(Integer::toString).collect(Collectors.joining(","));
		assertThat(Logs.send(this.account, "gateway_dns", query("a", many + ",80", Logs.TIME.toString())).body())
			.isEqualTo(result(1, 1, 1, 0, 0, 0));
	}

	@ParameterizedTest
	@CsvSource({ "gateway_network, Datetime", "zero_trust_network_sessions, SessionEndTime",
			"dlp_forensic_copies, Datetime", "casb_findings, DetectedTimestamp" })
	void datasetsThatNoDetectorReadsAreCounted(String dataset, String time) {
		assertThat(Logs.send(this.account, dataset, """
				{"any":1}
				{"%1$s":"never"}
				{"%1$s":"2998-01-01T00:00:00Z"}
				{"%1$s":"1998-01-01T00:00:00Z"}
				[1]""".formatted(time)).body()).isEqualTo(result(5, 0, 0, 0, 1, 3));
		assertThat(Logs.send(this.account, dataset, "[{},{\"a\":[{}]}]").body()).isEqualTo(result(2, 0, 0, 0, 0, 0));
	}

	@ParameterizedTest
	@ValueSource(strings = { "nope", "GATEWAY_DNS", "events", "rejected2" })
	void anUnknownDatasetIsNotFound(String dataset) {
		assertFailure(Logs.send(this.account, dataset, bad("a")), 404,
				"{\"code\":12012,\"message\":\"Unknown dataset; known are " + String.join(", ", DatasetNames.all())
						+ "\"}");
	}

	@Test
	void mappedDatasetIsReadCountedAndReplayed() {
		String bad = "{\"published\":\"yesterday\"}\n";
		assertThat(Logs.send(this.account, "okta_system_log", bad + "{\"published\":\"%s\"}".formatted(Instant.now()))
			.body()).isEqualTo(result(2, 0, 0, 0, 1, 1));
		assertThat(this.account.get("/feeds").body()).contains("\"dataset\":\"okta_system_log\",\"deliveries\":1");
		assertThat(this.account.get("/logs/rejected?dataset=okta_system_log").body()).contains("published: must be");
		assertThat(this.account
			.send(this.account.request("/logs/rejected/replay?dataset=okta_system_log")
				.POST(HttpRequest.BodyPublishers.noBody()))
			.body()).isEqualTo(result(1, 0, 0, 0, 0, 1));
	}

	/**
	 * The answer calls a record a duplicate only if its fields are those of the stored
	 * one.
	 */
	@Test
	void recordsInAnObjectAreTakenOneByOne() {
		this.account.enable("imp_travel", "high");
		String record = "{\"uuid\":\"%s\",\"published\":\"" + Logs.TIME
				+ "\",\"eventType\":\"user.session.start\",\"outcome\":{\"result\":\"SUCCESS\"},"
				+ "\"actor\":{\"type\":\"User\",\"alternateId\":\"ann@example.org\"}}";
		String bad = record.formatted("x").replace(Logs.TIME.toString(), "today");
		String event = "{\"id\":\"1\",\"detail\":%s,\"source\":\"okta\"}";
		assertThat(Logs
			.send(this.account, "okta_system_log",
					String.join("\n", event.formatted(record.formatted("a")), "", record.formatted("b"),
							event.formatted(bad), "{\"detail\":{\"published\":"))
			.body()).isEqualTo(result(4, 2, 0, 0, 0, 2));
		assertThat(Rejections.reasons(this.account)).containsExactly(
				"4:element 1: published: must be an RFC 3339 time or a number since 1970, in the years 1970 to 9999",
				"5:element 1: Malformed JSON around the records");
		assertThat(Rejections.all(this.account)).extracting((line) -> line.path("text").stringValue())
			.containsExactly(bad, "{\"published\":");
		assertThat(this.account
			.send(this.account.request("/logs/rejected/replay?dataset=okta_system_log")
				.POST(HttpRequest.BodyPublishers.noBody()))
			.body()).isEqualTo(result(1, 0, 0, 0, 0, 1));
		assertThat(
				Logs.send(this.account, "okta_system_log", "[" + event.formatted(record.formatted("a")) + "]").body())
			.isEqualTo(result(1, 1, 0, 1, 0, 0));
	}

	@Test
	void anObjectOfManyMebibytesIsTakenByItsRecords() {
		String record = "{\"eventID\":\"%s\",\"eventTime\":\"" + Logs.TIME
				+ "\",\"eventName\":\"ConsoleLogin\",\"responseElements\":{\"ConsoleLogin\":\"Success\"},"
				+ "\"userIdentity\":{\"userName\":\"ann@example.org\"},\"padding\":\"" + "p".repeat(1000) + "\"}";
		String file = "{\"Records\":["
				+ IntStream.range(0, 3000).mapToObj((i) -> record.formatted(i)).collect(Collectors.joining(",")) + "]}";
		this.account.enable("imp_travel", "high");
		assertThat(Logs.send(this.account, "aws_sign_in", gzip(file)).body()).isEqualTo(result(3000, 3000, 0, 0, 0, 0));
		assertThat(Logs.send(this.account, "aws_sign_in", file.substring(0, file.length() - 3) + "\n" + file).body())
			.isEqualTo(result(6000, 5999, 0, 5999, 0, 1));
		assertThat(Rejections.all(this.account)).singleElement().satisfies((line) -> {
			assertThat(line.path("reason").stringValue()).isEqualTo("element 3000: Malformed JSON around the records");
			assertThat(line.path("line").asInt()).isEqualTo(1);
			assertThat(line.path("replayable").booleanValue()).isFalse();
		});
		assertFailure(Logs.send(this.account, "aws_sign_in", "[" + file + "," + file.substring(0, 3000)), 400,
				"{\"code\":6007,\"message\":\"Malformed JSON near element 2 of the array\"}");
	}

	@Test
	void bothFeedsOfAccessCountALoginOnce() {
		this.account.enable("imp_travel", "high");
		Instant now = Instant.now();
		String logpush = """
				{"Action":"login","Allowed":true,"Country":"%s","CreatedAt":"%s","Email":"mia@example.org",\
				"IPAddress":"%s","RayID":"%s"}
				""";
		String rest = """
				{"action":"login","allowed":true,"country":"%s","created_at":"%s","user_email":"mia@example.org",\
				"ip_address":"%s","ray_id":"%s"}
				""";
		String first = logpush.formatted("de", now.minusSeconds(3600), "192.0.2.10", "7a00000000000001");
		String second = logpush.formatted("sg", now, "203.0.113.20", "7a00000000000002");
		assertThat(Logs.send(this.account, "access_requests", first + second).body())
			.isEqualTo(result(2, 2, 1, 0, 0, 0));
		String again = rest.formatted("de", now.minusSeconds(3600), "192.0.2.10", "7a00000000000001")
				+ rest.formatted("sg", now, "203.0.113.20", "7a00000000000002");
		assertThat(Logs.send(this.account, "access_requests_rest", again).body()).contains("\"events\":0",
				"\"matched\":2");
		assertThat(this.account.get("/summary").body()).contains("\"event_count\":1");
	}

	@Test
	void rejectedIsNoDataset() {
		assertFailure(Logs.send(this.account, "rejected", ""), 405,
				"{\"code\":10405,\"message\":\"Method not allowed for this authentication scheme\"}");
		assertThat(this.account.get("/logs/rejected").statusCode()).isEqualTo(200);
	}

	@Test
	void chunksAreBoundInBytesToo(@Autowired JdbcClient database) {
		this.account.enable("crowdstrike_low", "low");
		String body = IntStream.range(0, 8)
			.mapToObj((
					i) -> "{\"Timestamp\":\"%s\",\"Email\":\"ann@example.org\",\"DeviceID\":\"d%d\",\"PostureCheckType\":\"crowdstrike_s2s\",\"PostureReceivedJSON\":{\"overall\":7,\"more\":\"%s\"}}"
						.formatted(Logs.TIME, i, "m".repeat(1 << 19)))
			.collect(Collectors.joining("\n"));
		assertThat(Logs.send(this.account, "device_posture_results", body).body()).isEqualTo(result(8, 8, 8, 0, 0, 0));
		assertThat(database.sql("select count(distinct stored_at) from event where account_id = :account")
			.param("account", this.account.id())
			.query(Integer.class)
			.single()).isEqualTo(4);
	}

	@Test
	void unknownQueryParameterIsAccepted() {
		assertThat(Logs.send(this.account, DNS + "/?header_Authorization=Bearer%20x", bad("a")).body())
			.isEqualTo(result(1, 1, 1, 0, 0, 0));
	}

	@Test
	void twoAccountsSeeNothingOfEachOther(@LocalServerPort int port) {
		Account other = new Account(port);
		send(bad("a") + "\n{");
		assertThat(Rejections.all(this.account)).hasSize(1);
		assertThat(Rejections.all(other)).isEmpty();
		assertThat(other.get("/feeds").body()).doesNotContain("\"deliveries\":1");
		assertThat(other
			.send(other.request("/logs/rejected/replay").POST(java.net.http.HttpRequest.BodyPublishers.noBody()))
			.body()).isEqualTo(result(0, 0, 0, 0, 0, 0));
		assertThat(Logs.send(other, DNS, "{}").body()).isEqualTo(result(1, 0, 0, 0, 0, 1));
		assertThat(Rejections.all(other)).hasSize(1);
		assertThat(Rejections.all(this.account)).hasSize(1);
	}

	private static String pretty(String object) {
		return object.replace("{", "{\n  ").replace(",\"", ",\n  \"").replace("}", "\n}");
	}

	private String send(String body, String... headers) {
		return Logs.send(this.account, DNS, body.getBytes(StandardCharsets.UTF_8), headers).body();
	}

}
