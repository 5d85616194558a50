package io.ztrisk.reported;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.ztrisk.replay.Rejections;
import io.ztrisk.test.Account;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import static io.ztrisk.test.Account.counts;
import static io.ztrisk.test.Account.event;
import static io.ztrisk.test.Account.user;
import static io.ztrisk.test.Account.with;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Events sent as lines.
 */
@ServerTest
class EventLinesTests {

	private static final String NDJSON = "application/x-ndjson";

	private final Account account;

	EventLinesTests(@LocalServerPort int port) {
		this.account = new Account(port);
		this.account.enable("imp_travel", "high");
	}

	@Test
	void noLinesAreNoEvents() {
		assertThat(this.account.post(NDJSON, "").body()).isEqualTo(counts(0, 0, 0));
		assertThat(this.account.post(NDJSON, "\n \r\n\t\n").body()).isEqualTo(counts(0, 0, 0));
	}

	@Test
	void blankLinesCarriageReturnsAMarkAndNoFinalNewlineAreTaken() {
		assertThat(
				this.account
					.post(NDJSON + ";charset=utf-8",
							"\ufeff" + line("a") + "\r\n\r\n  \n" + line("b") + "\n\n " + line("c") + "\t\r\n"
									+ line("d"))
					.body())
			.isEqualTo(counts(4, 0, 0));
	}

	@Test
	void badLineIsRejectedWithItsNumberAndReasonAndTheOthersAreStored() {
		String broken = line("x").substring(0, 20);
		String answer = this.account
			.post(NDJSON,
					String.join("\n", line("a"), "", broken, line("b"), "1", "{}", "null",
							event("high_dlp", "c", user(1), "2025-01-01T00:00:00Z"), line("a"), line("d") + line("e"),
							"{\"events\":[" + line("f") + "]}", "\ufeff" + line("g"), with(line("h"), "id", "\"h\"")))
			.body();
		assertThat(answer).isEqualTo(result(12, 2, 1, 1));
		// The wording of the parser is not part of the contract.
		assertThat(Rejections.reasons(this.account)
			.stream()
			.map((line) -> line.replaceAll("(Malformed JSON at column \\d+): .*", "$1"))).containsExactly(
					"3:Malformed JSON at column 21", "5:must be an object", "6:/behavior: behavior is required",
					"7:must be an object", "10:Malformed JSON in request body", "11:/behavior: behavior is required",
					"12:Malformed JSON at column 1", "13:Malformed JSON at column 127");
	}

	@Test
	void lineOfMoreThanAMebibyteIsRejected() {
		String longest = with(line("a"), "more", "\"" + "m".repeat((1 << 20) - line("a").length() - 10) + "\"");
		assertThat(longest).hasSize(1 << 20);
		assertThat(
				this.account.post(NDJSON, longest + "\r\n" + longest + " \n" + "m".repeat(3 << 20) + "\n" + line("b"))
					.body())
			.isEqualTo(result(4, 2, 0, 0));
		assertThat(Rejections.reasons(this.account)).containsExactly("2:The line is longer than 1 MiB",
				"3:The line is longer than 1 MiB");
	}

	@Test
	void lineThatIsNotUtf8IsRejected() {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		body.writeBytes((line("a") + "\n").getBytes(StandardCharsets.UTF_8));
		body.writeBytes((with(line("b"), "event_details", "\"\u00e9\"") + "\n").getBytes(StandardCharsets.ISO_8859_1));
		body.writeBytes(line("c").getBytes(StandardCharsets.UTF_8));
		assertThat(this.account
			.send(this.account.request("/events")
				.header("Content-Type", NDJSON)
				.POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())))
			.body()).isEqualTo(result(3, 2, 0, 0));
		assertThat(Rejections.reasons(this.account)).containsExactly("2:The line is not valid UTF-8");
	}

	@Test
	void allBadLinesAreCountedAndEachIsRejectedOnce() {
		assertThat(this.account.post(NDJSON, "1\n".repeat(150) + line("a")).body()).isEqualTo(result(151, 1, 0, 0));
		assertThat(Rejections.reasons(this.account)).containsExactly("1:must be an object");
	}

	@Test
	void moreLinesThanABodyMayHaveEventsAreTaken() {
		String lines = IntStream.range(0, 10_001).mapToObj((i) -> line("e" + i)).collect(Collectors.joining("\n"));
		assertThat(this.account.post(NDJSON, lines).body()).isEqualTo(counts(10_001, 0, 0));
		assertThat(this.account.post(NDJSON, "gzip", Account.gzip(lines)).body()).isEqualTo(counts(0, 10_001, 0));
		assertThat(this.account.get("/summary").body()).isEqualTo(Account
			.all("""
					{"users":[{"email":"","event_count":10001,"last_event":"2025-01-01T00:00:00Z","max_risk_level":"high","name":"","user_id":"%s"}]}"""
				.formatted(user(1)), 1));
	}

	private static String line(String id) {
		return event("imp_travel", id, user(1), "2025-01-01T00:00:00Z");
	}

	private static String result(int received, int stored, int duplicates, int ignored) {
		return ApiClient.success("{\"duplicates\":%d,\"ignored\":%d,\"received\":%d,\"rejected\":%d,\"stored\":%d}"
			.formatted(duplicates, ignored, received, received - stored - duplicates - ignored, stored));
	}

}
