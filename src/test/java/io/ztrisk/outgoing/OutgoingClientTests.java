package io.ztrisk.outgoing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.ztrisk.test.HttpReceiver;
import io.ztrisk.test.Reply;
import org.apache.hc.client5.http.utils.DateUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests what the client sends to a real receiver, and what it tells of the answer.
 */
class OutgoingClientTests {

	/** Much longer than an answer takes, so that a slow machine fails no test. */
	private static final Duration LONG = Duration.ofSeconds(60);

	private static final Duration SHORT = Duration.ofMillis(700);

	private final HttpReceiver receiver = HttpReceiver.start();

	private final OutgoingClient client = TestClient.of(TestClient.ALLOWED, TestClient.loopback(), LONG);

	@AfterEach
	void close() {
		this.receiver.close();
		this.client.close();
	}

	@Test
	void theBytesAreSentAsTheyAreWithNoOtherHeaders() {
		OutgoingAnswer answer = send("/hook//a?b=%20c");
		assertThat(answer.isSuccess()).isTrue();
		assertThat(answer.status()).isEqualTo(204);
		assertThat(answer.milliseconds()).isBetween(0L, LONG.toMillis());
		HttpReceiver.Request request = this.receiver.requests().getFirst();
		assertThat(request.head().lines().sorted()).containsExactly("", "Connection: keep-alive", "Content-Length: 12",
				"Content-Type: application/json", "Host: 127.0.0.1:" + this.receiver.port(),
				"POST /hook//a?b=%20c HTTP/1.1", "User-Agent: ztrisk/1.2.3", "webhook-id: msg_1");
		assertThat(request.text()).isEqualTo("{\"secret\":1}");
	}

	@ParameterizedTest
	@CsvSource({ "[::1],[::1]", "Receiver.TEST,receiver.test", "receiver.test.,receiver.test" })
	void theHostIsThatOfTheUrl(String host, String sent) {
		this.client.send(TestClient.request(this.receiver.url(host, "/")));
		assertThat(this.receiver.requests().getFirst().header("Host")).contains(sent + ":" + this.receiver.port());
	}

	@Test
	void anAnswerThatIsNotFinalIsPassedOver() {
		this.receiver.reply(Reply.raw("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 204 Status\r\n\r\n", true));
		assertThat(send("/").status()).isEqualTo(204);
		assertThat(send("/").status()).isEqualTo(204);
	}

	/** A large head each time: what is allowed is for one answer. */
	@Test
	void theHeadsOfManyAnswersMayBeLarge() {
		this.receiver.reply(Reply.answer(200, "X: " + "x".repeat(7_000) + "\r\n", "ok"));
		for (int i = 0; i < 10; i++) {
			assertThat(send("/").isSuccess()).isTrue();
		}
		assertThat(this.receiver.connections()).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(ints = { 200, 201, 202, 204, 299 })
	void everyStatusOf2xxIsASuccess(int status) {
		this.receiver.reply(Reply.status(status));
		assertThat(send("/")).extracting(OutgoingAnswer::error, OutgoingAnswer::status).containsExactly(null, status);
	}

	@ParameterizedTest
	@ValueSource(ints = { 301, 304, 400, 401, 404, 407, 410, 421, 429, 500, 503, 599 })
	void anotherStatusIsSentOnceAndFails(int status) {
		this.receiver.reply(Reply.answer(status, "WWW-Authenticate: Basic realm=\"x\"\r\nRetry-After: 0\r\n", ""));
		assertThat(send("/")).extracting(OutgoingAnswer::error, OutgoingAnswer::status)
			.containsExactly(OutgoingError.HTTP, status);
		assertThat(this.receiver.requests()).hasSize(1);
	}

	@Test
	void aRedirectIsNotFollowed() {
		try (HttpReceiver other = HttpReceiver.start()) {
			this.receiver.reply(Reply.redirect(other.url("/")));
			assertThat(send("/").error()).isEqualTo(OutgoingError.HTTP);
			assertThat(other.connections()).isZero();
		}
	}

	@Test
	void cookiesAreNotKept() {
		this.receiver.reply(Reply.answer(200, "Set-Cookie: a=b; Path=/\r\n", ""));
		send("/");
		send("/");
		assertThat(this.receiver.requests()).hasSize(2)
			.allSatisfy((request) -> assertThat(request.header("Cookie")).isEmpty());
	}

	@Test
	void aConnectionIsUsedAgain() {
		this.receiver.reply(Reply.answer(200, "", "ok"));
		send("/");
		send("/");
		assertThat(this.receiver.connections()).isEqualTo(1);
	}

	@Test
	void anIdleConnectionThatTheReceiverClosedIsNotUsedAgain() throws Exception {
		this.receiver.next(Reply.raw("HTTP/1.1 204 Status\r\n\r\n", false));
		assertThat(send("/").isSuccess()).isTrue();
		Thread.sleep(300);
		assertThat(send("/").isSuccess()).isTrue();
		assertThat(this.receiver.connections()).isEqualTo(2);
	}

	@Test
	void aRequestIsRepeatedIfTheReceiverClosesItsConnectionWhenItIsUsedAgain() {
		this.receiver.next(Reply.status(204), Reply.closes());
		assertThat(send("/").isSuccess()).isTrue();
		assertThat(send("/").isSuccess()).isTrue();
		assertThat(this.receiver.requests()).hasSize(3);
		assertThat(this.receiver.connections()).isEqualTo(2);
	}

	@Test
	void aRequestThatGotABadAnswerIsNotRepeated() {
		this.receiver.next(Reply.status(204), Reply.floodsHead());
		assertThat(send("/").isSuccess()).isTrue();
		assertThat(send("/").error()).isEqualTo(OutgoingError.TOO_LARGE);
		assertThat(this.receiver.requests()).hasSize(2);
	}

	@Test
	void aRequestIsRepeatedOnceAndByANewConnectionOnly() {
		send("/");
		this.receiver.reply(Reply.closes());
		assertThat(send("/").error()).isEqualTo(OutgoingError.CLOSED);
		assertThat(this.receiver.requests()).hasSize(3);
		assertThat(send("/").error()).isEqualTo(OutgoingError.CLOSED);
		assertThat(this.receiver.requests()).hasSize(4);
	}

	@ParameterizedTest
	@ValueSource(ints = { 200, 400 })
	void aLongBodyIsNotReadToItsEnd(int status) {
		this.receiver.reply(Reply.answer(status, "", "x".repeat(3_000_000)));
		assertThat(send("/")).extracting(OutgoingAnswer::error, OutgoingAnswer::status)
			.containsExactly((status == 200) ? null : OutgoingError.HTTP, status);
		this.receiver.reply(Reply.raw("HTTP/1.1 200 Status\r\nTransfer-Encoding: chunked\r\n\r\nfffff\r\n"
				+ "x".repeat(0xfffff) + "\r\n0\r\n\r\n", true));
		assertThat(send("/").isSuccess()).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "0,0", "120,120", "3600,3600", "3601,3600", "999999999,3600", "9999999999,3600",
			"99999999999999999999,3600", "-1,", "soon,", "'',", "1.5,", "' 7 ',7" })
	void retryAfterIsAtMostAnHour(String value, Long seconds) {
		this.receiver.reply(Reply.retryAfter(429, value));
		assertThat(send("/").retryAfter()).isEqualTo((seconds != null) ? Duration.ofSeconds(seconds) : null);
	}

	@ParameterizedTest
	@CsvSource({ "90,90", "-90,0", "86400,3600" })
	void retryAfterCanBeADate(long in, long seconds) {
		this.receiver.reply(Reply.retryAfter(503, DateUtils.formatStandardDate(TestClient.NOW.plusSeconds(in))));
		assertThat(send("/").retryAfter()).isEqualTo(Duration.ofSeconds(seconds));
	}

	@ParameterizedTest
	@CsvSource({ "invalid_request,REJECTED,invalid_request", "invalid_state,REJECTED,invalid_state",
			"invalid_key,HTTP,invalid_key", "invalid_issuer,HTTP,invalid_issuer",
			"invalid_audience,HTTP,invalid_audience", "authentication_failed,HTTP,authentication_failed",
			"access_denied,HTTP,access_denied", "secret text,HTTP,", "'',HTTP," })
	void aKnownReasonOfARefusalIsTold(String err, OutgoingError error, String told) {
		this.receiver.reply(Reply.refuses(err));
		assertThat(send("/")).extracting(OutgoingAnswer::error, OutgoingAnswer::status, OutgoingAnswer::err)
			.containsExactly(error, 400, told);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"err\":1}", "[\"invalid_request\"]", "{\"err\":\"invalid_request\"", "", "null",
			"\"invalid_request\"", "<html>" })
	void aRefusalWithoutAReasonIsAnyOther(String body) {
		this.receiver.reply(Reply.answer(400, "", body));
		assertThat(send("/")).extracting(OutgoingAnswer::error, OutgoingAnswer::err)
			.containsExactly(OutgoingError.HTTP, null);
	}

	@Test
	void aReasonOfAnotherStatusIsNotTold() {
		this.receiver.reply(Reply.answer(500, "", "{\"err\":\"invalid_request\"}"));
		assertThat(send("/")).extracting(OutgoingAnswer::error, OutgoingAnswer::err)
			.containsExactly(OutgoingError.HTTP, null);
	}

	@Test
	void ofALongBodyOnlyTheBeginningIsRead() {
		this.receiver.next(Reply.floods(200), Reply.floods(500), Reply.floods(400));
		assertThat(send("/")).extracting(OutgoingAnswer::error, OutgoingAnswer::status).containsExactly(null, 200);
		assertThat(send("/")).extracting(OutgoingAnswer::error, OutgoingAnswer::status)
			.containsExactly(OutgoingError.HTTP, 500);
		assertThat(send("/").error()).isEqualTo(OutgoingError.HTTP);
		assertThat(this.receiver.connections()).isEqualTo(3);
		assertThat(send("/").isSuccess()).isTrue();
	}

	@Test
	void aHeadWithoutAnEndIsTooLarge() {
		this.receiver.next(Reply.floodsHints(), Reply.floodsHead(),
				Reply.raw("HTTP/1.1 200 Status\r\nX: " + "x".repeat(100_000), true),
				Reply.raw("HTTP/1.1 200 Status\r\n" + ("X: " + "x".repeat(7_000) + "\r\n").repeat(30), true));
		for (int i = 0; i < 4; i++) {
			assertThat(send("/")).extracting(OutgoingAnswer::error, OutgoingAnswer::status)
				.containsExactly(OutgoingError.TOO_LARGE, null);
		}
	}

	@Test
	void aReceiverThatClosesIsToldFromOneThatAnswersSomethingElse() {
		this.receiver.next(Reply.closes(), Reply.cut(200), Reply.cut(500),
				Reply.raw("SSH-2.0-OpenSSH_10\r\n\r\n", false),
				Reply.raw("HTTP/1.1 200 Status\r\nContent-Length: x\r\n\r\n", false));
		assertThat(send("/")).extracting(OutgoingAnswer::error, OutgoingAnswer::status)
			.containsExactly(OutgoingError.CLOSED, null);
		assertThat(send("/")).extracting(OutgoingAnswer::error, OutgoingAnswer::status)
			.containsExactly(OutgoingError.CLOSED, 200);
		assertThat(send("/")).extracting(OutgoingAnswer::error, OutgoingAnswer::status)
			.containsExactly(OutgoingError.CLOSED, 500);
		assertThat(send("/").error()).isEqualTo(OutgoingError.HTTP);
		assertThat(send("/").error()).isEqualTo(OutgoingError.HTTP);
	}

	@Test
	void anAnswerThatDoesNotEndIsEndedByTheClient() {
		try (OutgoingClient hasty = TestClient.of(TestClient.ALLOWED, TestClient.loopback(), SHORT)) {
			this.receiver.next(Reply.nothing(), Reply.drips(200), Reply.dripsHead(),
					Reply.later(LONG, Reply.status(200)));
			for (int i = 0; i < 4; i++) {
				OutgoingAnswer answer = hasty.send(TestClient.request(this.receiver.url("/")));
				assertThat(answer.error()).isEqualTo(OutgoingError.TIMEOUT);
				assertThat(answer.milliseconds()).isBetween(SHORT.toMillis() - 100, 30_000L);
			}
		}
		assertThat(this.receiver.requests()).hasSize(4);
	}

	@Test
	void aReceiverThatReadsNothingIsEndedByTheClient() throws IOException {
		try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
				OutgoingClient hasty = TestClient.of(TestClient.ALLOWED, TestClient.loopback(), SHORT)) {
			String url = "http://127.0.0.1:" + silent.getLocalPort() + "/";
			OutgoingRequest large = new OutgoingRequest(OutgoingUrl.parse(url), Map.of(), new byte[30 << 20]);
			assertThat(hasty.send(large).error()).isEqualTo(OutgoingError.TIMEOUT);
		}
	}

	@Test
	void aSlowReceiverHoldsUpNoOther() throws Exception {
		try (HttpReceiver slow = HttpReceiver.start();
				ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			slow.reply(Reply.nothing());
			List<Callable<OutgoingAnswer>> waiting = new ArrayList<>();
			for (int i = 0; i < 100; i++) {
				waiting.add(() -> this.client.send(TestClient.request(slow.url("/"))));
			}
			List<Future<OutgoingAnswer>> answers = waiting.stream().map(threads::submit).toList();
			while (slow.requests().size() < 100) {
				Thread.sleep(5);
			}
			assertThat(send("/").isSuccess()).isTrue();
			slow.drop();
			for (Future<OutgoingAnswer> answer : answers) {
				assertThat(answer.get().error()).isEqualTo(OutgoingError.CLOSED);
			}
		}
	}

	@Test
	void theEndWaitsForRequestsUnderWay() throws Exception {
		OutgoingClient ending = TestClient.of(TestClient.ALLOWED, TestClient.loopback(), LONG);
		this.receiver.reply(Reply.later(Duration.ofMillis(500), Reply.status(200)));
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			Future<OutgoingAnswer> answer = threads
				.submit(() -> ending.send(TestClient.request(this.receiver.url("/"))));
			while (this.receiver.requests().isEmpty()) {
				Thread.sleep(5);
			}
			ending.close();
			assertThat(answer.get().isSuccess()).isTrue();
		}
	}

	@Test
	void aClosedPortIsNoConnection() {
		String url = this.receiver.url("/");
		this.receiver.close();
		assertThat(this.client.send(TestClient.request(url)).error()).isEqualTo(OutgoingError.CONNECT);
	}

	@ParameterizedTest
	@CsvSource({ "'a\r\nb',c", "a b,c", "'',c", "a,'c\r\nd: e'", "a,'c\nd'", "a,'\0'", "a,é", "Host,c",
			"content-length,1", "Transfer-Encoding,chunked" })
	void aHeaderThatCouldChangeTheRequestIsRefused(String name, String value) {
		OutgoingUrl url = OutgoingUrl.parse("https://example.com/");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new OutgoingRequest(url, Map.of(name, value), new byte[0]))
			.withMessage("A header is not valid");
	}

	@Test
	void aRequestShowsItsOriginAlone() {
		assertThat(TestClient.request("https://example.com/path?query"))
			.hasToString("OutgoingRequest[https://example.com]");
	}

	private OutgoingAnswer send(String path) {
		return this.client.send(TestClient.request(this.receiver.url(path)));
	}

}
