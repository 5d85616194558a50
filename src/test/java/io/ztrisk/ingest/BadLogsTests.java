package io.ztrisk.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.ztrisk.replay.Rejections;
import io.ztrisk.test.Account;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.Logs;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import org.springframework.boot.test.web.server.LocalServerPort;

import static io.ztrisk.test.Account.gzip;
import static io.ztrisk.test.ApiClient.assertFailure;
import static io.ztrisk.test.Logs.bad;
import static io.ztrisk.test.Logs.good;
import static io.ztrisk.test.Logs.query;
import static io.ztrisk.test.Logs.result;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Logs that are not what they should be: none fails its batch, none is lost silently,
 * none is the server's fault.
 */
@Isolated("It reads the log of the JVM")
@ServerTest
class BadLogsTests {

	private static final String DNS = "gateway_dns";

	private static final String CORRUPT = "{\"code\":12009,\"message\":\"The gzip body is truncated or corrupt\"}";

	private final Account account;

	private final int port;

	BadLogsTests(@LocalServerPort int port) {
		this.port = port;
		this.account = new Account(port);
		this.account.enable("security_domain", "medium");
	}

	@Test
	void truncatedOrCorruptGzipIsRefused() {
		byte[] body = gzip(IntStream.range(0, 3000).mapToObj((i) -> bad(i)).collect(Collectors.joining("\n")));
		assertFailure(Logs.send(this.account, DNS, Arrays.copyOf(body, body.length / 4)), 400, CORRUPT);
		assertFailure(Logs.send(this.account, DNS, Arrays.copyOf(body, 5)), 400, CORRUPT);
		assertFailure(Logs.send(this.account, DNS, bad("a"), "Content-Encoding", "gzip"), 400, CORRUPT);
		assertThat(this.account.get("/summary").body()).contains("\"users\":[]");
		assertFailure(Logs.send(this.account, DNS, Arrays.copyOf(body, body.length - 1)), 400, CORRUPT);
		assertThat(this.account.get("/summary").body()).contains("\"event_count\":2500,");
		assertThat(Logs.send(this.account, DNS, body).body()).isEqualTo(result(3000, 3000, 500, 2500, 0, 0));
	}

	@Test
	void aBombIsRefused() throws Exception {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
			gzip.write((bad("a") + "\n").getBytes(StandardCharsets.UTF_8));
			byte[] zeros = new byte[1 << 20];
			for (int i = 0; i < 200; i++) {
				gzip.write(zeros);
			}
		}
		assertFailure(Logs.send(this.account, DNS, bytes.toByteArray()), 413,
				"{\"code\":12005,\"message\":\"The body is compressed more than 1000:1\"}");
	}

	@Test
	void moreThanAMillionRecordsAreRefused() throws Exception {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
			gzip.write("{}\n".repeat(1_000_001).getBytes(StandardCharsets.UTF_8));
		}
		assertFailure(Logs.send(this.account, "casb_findings", bytes.toByteArray()), 413,
				"{\"code\":12005,\"message\":\"A batch must have at most 1,000,000 records\"}");
	}

	@Test
	void aLineOfTenMegabytesIsCutAndTheOthersAreTaken() {
		String line = "{\"a\":\"" + "m".repeat(10_000_000) + "\"}";
		assertThat(Logs.send(this.account, DNS, bad("a") + "\n" + line + "\n" + line + "\n" + bad("b")).body())
			.isEqualTo(result(4, 2, 2, 0, 0, 2));
		assertThat(Logs.send(this.account, DNS, "[" + bad("a") + "," + line + "," + bad("c") + "]").body())
			.isEqualTo(result(3, 2, 1, 1, 0, 1));
		assertThat(Rejections.all(this.account)).singleElement().satisfies((shown) -> {
			assertThat(shown.path("line").asInt()).isEqualTo(2);
			assertThat(shown.path("reason").stringValue()).isEqualTo("The line is longer than 1 MiB");
			assertThat(shown.path("replayable").booleanValue()).isFalse();
			assertThat(shown.path("text").stringValue()).isEqualTo(line.substring(0, 1 << 20));
		});
	}

	@Test
	void aHostThatIsNoneFailsNoBatch() {
		String host = "\u00e9".repeat(3000);
		assertThat(Logs.send(this.account, DNS, bad("a") + "\n" + bad(host) + "\n" + bad("b")).body())
			.isEqualTo(result(3, 3, 3, 0, 0, 0));
	}

	@Test
	void invalidUtf8IsRejectedAndShownWithReplacements() {
		byte[] body = (bad("a") + "\n{\"Email\":\"\u00e9\"}\n" + bad("b")).getBytes(StandardCharsets.ISO_8859_1);
		assertThat(Logs.send(this.account, DNS, body).body()).isEqualTo(result(3, 2, 2, 0, 0, 1));
		assertThat(Rejections.all(this.account)).singleElement().satisfies((shown) -> {
			assertThat(shown.path("reason").stringValue()).isEqualTo("The line is not valid UTF-8");
			assertThat(shown.path("replayable").booleanValue()).isTrue();
			assertThat(shown.path("text").stringValue()).isEqualTo("{\"Email\":\"\ufffd\"}");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE" })
	void lineInAnotherEncodingIsRejected(String encoding) throws IOException {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		body.write((bad("a") + "\n").getBytes(StandardCharsets.UTF_8));
		body.write(bad("b").getBytes(Charset.forName(encoding)));
		body.write(("\n" + bad("c")).getBytes(StandardCharsets.UTF_8));
		assertThat(Logs.send(this.account, DNS, body.toByteArray()).body()).isEqualTo(result(3, 2, 2, 0, 0, 1));
		assertThat(Rejections.reasons(this.account)).singleElement().asString().contains("Malformed JSON at column");
	}

	@Test
	void nestedGarbageIsRejected() {
		String deep = "{\"QueryCategoryIDs\":" + "[".repeat(100_000);
		String closed = "{\"QueryCategoryIDs\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
		String skipped = "{\"other\":" + "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000) + "}";
		assertThat(Logs.send(this.account, DNS, String.join("\n", deep, bad("a"), closed, skipped)).body())
			.isEqualTo(result(4, 1, 1, 0, 0, 3));
		assertThat(Logs.send(this.account, DNS, "[" + bad("a") + "," + closed + "]").body())
			.isEqualTo(result(2, 1, 0, 1, 0, 1));
		assertThat(Rejections.reasons(this.account)).containsExactly(
				"1:A name, a text, a number or the nesting is above its limit",
				"3:/QueryCategoryIDs/0: must be a string", "4:/Datetime: is required");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{", "{}", "{\"Datetime\":\"x\"}", "{\"a\":nul\u0000}", "{\"a\":\u0001\u0002x}",
			"{\"Datetime\":1}}", "{\"Datetime\":{}}", "{\"Email\":[]}", "{\"Email\":\"\\u0000\"}",
			"{\"Email\":\"\\ud800\"}", "{\"Datetime\":1e999999999}", "{\"QueryCategoryIDs\":[[1]]}", "{\"\\u0000", "[]",
			"\"\"", "null", "{'a':1}", "\u0000" })
	void garbageIsRejected(String line) {
		assertThat(Logs.send(this.account, DNS, bad("a") + "\n" + line + "\n" + bad("b")).body())
			.isEqualTo(result(3, 2, 2, 0, 0, 1));
		assertThat(Rejections.all(this.account)).singleElement().satisfies((shown) -> {
			assertThat(shown.path("dataset").stringValue()).isEqualTo(DNS);
			assertThat(shown.path("line").asInt()).isEqualTo(2);
			assertThat(shown.path("reason").stringValue()).isNotBlank();
			assertThat(shown.path("text").stringValue()).isEqualTo(line);
		});
	}

	@Test
	void numbersAsStringsAreTaken() {
		String millis = String.valueOf(Logs.TIME.toEpochMilli());
		String line = bad("a").replace("[80]", "[\"80\"]").replace(Logs.TIME.toString(), millis);
		assertThat(Logs.send(this.account, DNS, line + "\n" + bad("a")).body()).isEqualTo(result(2, 2, 1, 1, 0, 0));
		String number = bad("b").replace("\"" + Logs.TIME + "\"", millis).replace("[80]", "\"80\"");
		assertThat(Logs.send(this.account, DNS, number + "\n" + bad("b")).body()).isEqualTo(result(2, 2, 1, 1, 0, 0));
	}

	@Test
	void missingFieldsAndUnknownCategoriesMatchNothing() {
		assertThat(Logs.send(this.account, DNS,
				String.join("\n", "{\"Datetime\":\"" + Logs.TIME + "\",\"Email\":\"a@example.org\"}",
						query("a", "999999", Logs.TIME.toString()),
						query("b", "\"malware\",null,-1,1.5", Logs.TIME.toString())))
			.body()).isEqualTo(result(3, 0, 0, 0, 0, 0));
		assertThat(Logs
			.send(this.account, DNS, bad("a").replace("Datetime", "Date") + "\n" + bad("a").replace("Email", "Mail"))
			.body()).isEqualTo(result(2, 0, 0, 0, 1, 1));
	}

	@ParameterizedTest
	@CsvSource({ "50000-01-01T00:00:00Z,must be an RFC 3339 time", "1969-12-31T23:59:59Z,must be an RFC 3339 time",
			"9999-12-31T23:59:59Z,must not be more than 10 minutes in the future",
			"1515151515151515151515151,must be an RFC 3339 time", "-1,must be an RFC 3339 time" })
	void timesOutOfRangeAreRejected(String time, String reason) {
		assertThat(Logs.send(this.account, DNS, query("a", "80", time) + "\n" + bad("b")).body())
			.isEqualTo(result(2, 1, 1, 0, 0, 1));
		assertThat(Rejections.reasons(this.account)).singleElement().asString().startsWith("1:/Datetime: " + reason);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"{\"", "\"not json\"", "\"{\\\"overall\\\":}\"" })
	void brokenPostureIsRejected(String posture) {
		this.account.enable("crowdstrike_low", "high");
		this.account.enable("sentinel_one", "high");
		String lines = IntStream.range(0, 2)
			.mapToObj((
					i) -> "{\"Timestamp\":\"%s\",\"Email\":\"ann@example.org\",\"DeviceID\":\"d\",\"PostureCheckType\":\"%s_s2s\",\"PostureReceivedJSON\":%s}"
						.formatted(Logs.TIME, (i == 0) ? "crowdstrike" : "sentinelone", posture))
			.collect(Collectors.joining("\n"));
		String good = "{\"Timestamp\":\"%s\",\"Email\":\"ann@example.org\",\"DeviceID\":\"d\",\"PostureCheckType\":\"crowdstrike_s2s\",\"PostureReceivedJSON\":\"{\\\"overall\\\":\\\"9\\\"}\"}"
			.formatted(Logs.TIME);
		assertThat(Logs.send(this.account, "device_posture_results", lines + "\n" + good).body())
			.isEqualTo(result(3, 1, 1, 0, 0, 2));
		assertThat(Rejections.reasons(this.account)).containsExactly("1:/PostureReceivedJSON: must be JSON",
				"2:/PostureReceivedJSON: must be JSON");
	}

	@Test
	void aMalformedArrayOfPostureStaysWithinItsLine() {
		assertThat(Logs.send(this.account, "device_posture_results", "{\"PostureReceivedJSON\":[1,}\n{}").body())
			.isEqualTo(result(2, 0, 0, 0, 0, 2));
	}

	@Test
	void nothingOfAForensicCopyIsKeptButTheReason() {
		assertThat(Logs.send(this.account, "dlp_forensic_copies", "{\"Payload\" secret}\n{\"Payload\":\"secret\"}\n{")
			.body()).isEqualTo(result(3, 0, 0, 0, 0, 2));
		String shown = this.account.get("/logs/rejected").body();
		assertThat(shown).doesNotContain("secret").doesNotContain("\"text\"");
		assertThat(Rejections.reasons(this.account)).containsExactly("1:Malformed JSON at column 12",
				"3:Malformed JSON at column 2");
		assertThat(Rejections.all(this.account))
			.allSatisfy((line) -> assertThat(line.path("replayable").booleanValue()).isFalse());
	}

	@Test
	void aSenderThatGoesAwayLeavesWholeChunksAndNoErrorInTheLog() throws Exception {
		Logger logger = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
		ListAppender<ILoggingEvent> log = new ListAppender<>();
		log.start();
		logger.addAppender(log);
		logger.setLevel(Level.WARN);
		try (Socket sender = new Socket("localhost", this.port)) {
			String body = IntStream.range(0, 2501).mapToObj((i) -> bad(i)).collect(Collectors.joining("\n"));
			sender.getOutputStream()
				.write(("POST /accounts/" + this.account.id()
						+ "/zt_risk_scoring/logs/gateway_dns HTTP/1.1\r\nHost: localhost\r\n" + "Authorization: Bearer "
						+ ApiClient.TOKEN + "\r\nContent-Length: 100000000\r\n\r\n" + body)
					.getBytes(StandardCharsets.UTF_8));
			sender.shutdownOutput();
			String answer = new String(sender.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			assertThat(answer).startsWith("HTTP/1.1 400")
				.endsWith(ApiClient.failure("{\"code\":12011,\"message\":\"The request body could not be read\"}"));
		}
		finally {
			logger.detachAppender(log);
			logger.setLevel(Level.OFF);
		}
		assertThat(log.list).isEmpty();
		assertThat(this.account.get("/summary").body()).contains("\"event_count\":2500,");
	}

	@Test
	void manyBadLinesAreAllRejected() {
		String body = IntStream.range(0, 2500).mapToObj((i) -> "{" + i).collect(Collectors.joining("\n"));
		assertThat(Logs.send(this.account, DNS, good("a") + "\n" + body).body())
			.isEqualTo(result(2501, 0, 0, 0, 0, 2500));
		assertThat(Rejections.all(this.account)).hasSize(2500);
		String longLines = IntStream.range(0, 12)
			.mapToObj((i) -> "{" + i + "m".repeat(1_000_000))
			.collect(Collectors.joining("\n"));
		assertThat(Logs.send(this.account, DNS, longLines).body()).isEqualTo(result(12, 0, 0, 0, 0, 12));
		assertThat(this.account.get("/logs/rejected?per_page=1").body()).contains("\"total_count\":2512,");
	}

	@ParameterizedTest
	@ValueSource(strings = { "1e999999999", "1e99999999999", "-1e-99999999999", "1e2147483647", "123456789e-2147483648",
			"{\"overall\":1e99999999999}", "{\"overall\":\"1e99999999999\"}", "\"{\\\"overall\\\":1e99999999999}\"",
			"{\"active_threats\":1e2147483647}",
			"{\"active_threats\":\"-1e-2147483648\",\"infected\":1e-99999999999}" })
	void numbersBeyondAllBoundsFailNoBatch(String number) {
		this.account.enable("crowdstrike_low", "high");
		this.account.enable("crowdstrike_medium", "high");
		this.account.enable("sentinel_one", "high");
		String times = "{\"Timestamp\":%s,\"Email\":\"ann@example.org\"}\n".formatted(number);
		String posture = "{\"Timestamp\":\"%s\",\"Email\":\"ann@example.org\",\"PostureCheckType\":\"crowdstrike sentinelone\",\"DeviceID\":%s,\"PostureReceivedJSON\":%s}"
			.formatted(Logs.TIME, number.startsWith("{") ? "1" : number, number);
		assertThat(Logs.send(this.account, "device_posture_results", times + posture).body())
			.contains("\"received\":2,", "\"success\":true");
	}

}
