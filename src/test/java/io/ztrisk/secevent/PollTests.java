package io.ztrisk.secevent;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import io.ztrisk.test.Account;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.ConcurrentServerTest;
import io.ztrisk.test.OldestPostgresTest;
import io.ztrisk.test.SecondServer;
import io.ztrisk.test.SsfReceiver;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Streams by poll, over HTTP.
 */
@ConcurrentServerTest
class PollTests {

	private static final String NOW = "{\"returnImmediately\":true}";

	private static final String REVOKED = "https://schemas.openid.net/secevent/caep/event-type/session-revoked";

	private static final String RISK = "https://schemas.openid.net/secevent/caep/event-type/risk-level-change";

	private final Account account;

	private final SsfReceiver receiver;

	PollTests(@Autowired SecondServer publicServer) {
		this.account = new Account(publicServer.port());
		this.receiver = new SsfReceiver(new ApiClient(publicServer.port()), this.account.id());
		this.account.enable("imp_travel", "high");
		this.account.enable("high_dlp", "medium");
	}

	@Test
	@OldestPostgresTest
	void aMessageIsHandedOutUntilItIsAcknowledged() {
		String stream = this.receiver.stream("{}");
		assertThat(this.receiver.call("POST", "/poll/" + stream, NOW).body()).isEqualTo("{\"sets\":{}}");
		raise("imp_travel", "a", "mia@example.org");
		Map<String, JsonNode> first = this.receiver.poll(stream, NOW);
		assertThat(first).hasSize(1);
		String id = first.keySet().iterator().next();
		JsonNode claims = first.values().iterator().next();
		assertThat(claims.path("jti").asString()).isEqualTo(id);
		assertThat(claims.path("sub_id").toString()).contains("mia@example.org");
		assertThat(claims.path("events").path(RISK).path("current_level").asString()).isEqualTo("HIGH");
		assertThat(this.receiver.poll(stream, NOW)).containsOnlyKeys(id);
		assertThat(signals()).contains("\"lag\":0", "\"waiting\":1");
		assertThat(this.receiver.poll(stream, ack(id))).isEmpty();
		assertThat(this.receiver.poll(stream, ack(id))).as("A call that comes twice changes nothing").isEmpty();
		assertThat(signals()).contains("\"lag\":0", "\"waiting\":0", "\"dead\":0", "\"last_success_at\":");
	}

	@Test
	void aMessageThatTheReceiverRefusesIsGivenUp() {
		String stream = this.receiver.stream("{}");
		raise("imp_travel", "a", "mia@example.org");
		String id = this.receiver.poll(stream, NOW).keySet().iterator().next();
		assertThat(this.receiver.poll(stream, "{\"returnImmediately\":true,\"setErrs\":{\"" + id
				+ "\":{\"err\":\"invalid_audience\",\"description\":\"no\"},\"x\":{}}}"))
			.isEmpty();
		assertThat(signals()).contains("\"waiting\":0", "\"dead\":1");
	}

	@Test
	void theNewestLevelIsHandedOutInsteadOfAnOlderOne() {
		String stream = this.receiver.stream("{}");
		raise("imp_travel", "a", "mia@example.org");
		String old = this.receiver.poll(stream, NOW).keySet().iterator().next();
		this.account.reset(this.account.derivedId("mia@example.org"));
		Map<String, JsonNode> next = this.receiver.poll(stream, NOW);
		assertThat(next).hasSize(1).doesNotContainKey(old);
		assertThat(next.values().toString()).contains("\"current_level\":\"LOW\"");
		assertThat(this.receiver.poll(stream, ack(old))).as("A late acknowledgement is of no use").hasSize(1);
	}

	@Test
	void aUserHasOneMessageAtATime() {
		String stream = this.receiver.stream("{\"events_requested\":[\"" + RISK + "\",\"" + REVOKED + "\"]}");
		raise("imp_travel", "a", "mia@example.org");
		Map<String, JsonNode> first = this.receiver.poll(stream, NOW);
		assertThat(first).hasSize(1);
		assertThat(first.values().toString()).contains("risk-level-change");
		assertThat(this.receiver.call("POST", "/poll/" + stream, NOW).body()).startsWith("{\"moreAvailable\":true,");
		Map<String, JsonNode> second = this.receiver.poll(stream, ack(first.keySet().iterator().next()));
		assertThat(second).hasSize(1);
		assertThat(second.values().toString()).contains("session-revoked");
		assertThat(this.receiver.poll(stream, ack(second.keySet().iterator().next()))).isEmpty();
	}

	@Test
	void manyMessagesAreHandedOutInParts() {
		String stream = this.receiver.stream("{}");
		this.account.store(IntStream.range(0, 7)
			.mapToObj((i) -> Account.event("imp_travel", "e" + i, "u" + i + "@example.org", Instant.now().toString()))
			.toArray(String[]::new));
		HttpResponse<String> part = this.receiver.call("POST", "/poll/" + stream,
				"{\"maxEvents\":3,\"returnImmediately\":true}");
		assertThat(part.body()).startsWith("{\"moreAvailable\":true,");
		Map<String, JsonNode> first = this.receiver.poll(stream, "{\"maxEvents\":3}");
		assertThat(first).hasSize(3);
		assertThat(this.receiver
			.call("POST", "/poll/" + stream,
					"{\"maxEvents\":0,\"ack\":[\"" + String.join("\",\"", first.keySet()) + "\"]}")
			.body()).isEqualTo("{\"moreAvailable\":true,\"sets\":{}}");
		Map<String, JsonNode> rest = this.receiver.poll(stream, "{\"maxEvents\":100000}");
		assertThat(rest).hasSize(4).doesNotContainKeys(first.keySet().toArray(String[]::new));
		assertThat(signals()).contains("\"lag\":0", "\"waiting\":4");
	}

	@Test
	void aCallThatWaitsIsAnsweredWhenALevelChanges() throws Exception {
		String stream = this.receiver.stream("{}");
		try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
			Instant begin = Instant.now();
			Future<Map<String, JsonNode>> waiting = callers.submit(() -> this.receiver.poll(stream, "{}"));
			// Long enough that a call which does not wait would have ended.
			Thread.sleep(Duration.ofSeconds(2));
			assertThat(waiting).isNotDone();
			raise("imp_travel", "a", "mia@example.org");
			assertThat(waiting.get()).hasSize(1);
			assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(15));
		}
	}

	@Test
	void aCallThatWaitsGetsNothingOnceItsTokenIsDeleted(@Autowired SecondServer server) throws Exception {
		String stream = this.receiver.stream("{}");
		try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
			Future<HttpResponse<String>> waiting = callers
				.submit(() -> this.receiver.call("POST", "/poll/" + stream, "{}"));
			// Long enough that the call waits by then.
			Thread.sleep(Duration.ofSeconds(2));
			assertThat(new ApiClient(server.port())
				.delete("/accounts/" + this.account.id() + "/tokens/" + this.receiver.id())
				.statusCode()).isEqualTo(200);
			raise("imp_travel", "a", "mia@example.org");
			assertThat(waiting.get().statusCode()).isEqualTo(200);
			assertThat(waiting.get().body()).isEqualTo("{\"sets\":{}}");
		}
	}

	@Test
	void twoCallsOfAStreamWaitAndAThirdIsAnsweredAtOnce() throws Exception {
		String stream = this.receiver.stream("{}");
		try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
			Callable<Map<String, JsonNode>> call = () -> this.receiver.poll(stream, "{}");
			List<Future<Map<String, JsonNode>>> calls = List.of(callers.submit(call), callers.submit(call),
					callers.submit(call));
			Awaitility.await()
				.atMost(Duration.ofSeconds(15))
				.until(() -> calls.stream().filter(Future::isDone).count() == 1);
			raise("imp_travel", "a", "mia@example.org");
			for (Future<Map<String, JsonNode>> waiting : calls) {
				waiting.get();
			}
			assertThat(calls.stream().filter((waiting) -> !waiting.resultNow().isEmpty())).hasSize(2);
		}
	}

	@Test
	@OldestPostgresTest
	void callsAtOnceLoseNothing() throws Exception {
		String stream = this.receiver.stream("{}");
		this.account.store(IntStream.range(0, 60)
			.mapToObj((i) -> Account.event("imp_travel", "e" + i, "u" + i + "@example.org", Instant.now().toString()))
			.toArray(String[]::new));
		Set<String> users = Collections.synchronizedSet(new TreeSet<>());
		try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<Void>> calls = callers.invokeAll(Collections.nCopies(4, () -> {
				for (int i = 0; i < 60 && users.size() < 60; i++) {
					HttpResponse<String> answer = this.receiver.call("POST", "/poll/" + stream,
							"{\"maxEvents\":5,\"returnImmediately\":true}");
					if (answer.statusCode() == 200) {
						acknowledge(stream, answer.body(), users);
					}
				}
				return null;
			}));
			for (Future<Void> call : calls) {
				call.get();
			}
		}
		assertThat(users).hasSize(60);
		assertThat(this.receiver.poll(stream, NOW)).isEmpty();
		assertThat(signals()).contains("\"lag\":0", "\"waiting\":0");
	}

	@Test
	void aVerificationIsHandedOutUntilItIsAcknowledged() {
		String stream = this.receiver.stream("{}");
		this.receiver.call("POST", "/status", "{\"stream_id\":\"" + stream + "\",\"status\":\"paused\"}");
		this.receiver.call("POST", "/verify", "{\"stream_id\":\"" + stream + "\",\"state\":\"x\"}");
		assertThat(this.receiver.poll(stream, NOW)).isEmpty();
		this.receiver.call("POST", "/status", "{\"stream_id\":\"" + stream + "\",\"status\":\"enabled\"}");
		Map<String, JsonNode> first = this.receiver.poll(stream, NOW);
		assertThat(first).hasSize(1);
		assertThat(first.values().toString()).contains("verification\":{\"state\":\"x\"}");
		String id = first.keySet().iterator().next();
		assertThat(this.receiver.poll(stream, NOW)).containsOnlyKeys(id);
		assertThat(this.receiver.poll(stream, ack(id))).isEmpty();
	}

	@Test
	void aReceiverIsToldOfAStatusThatAnOperatorChanges() {
		String stream = this.receiver.stream("{}");
		this.account.put("/signals/" + stream, "{\"status\":\"disabled\"}");
		assertThat(this.receiver.poll(stream, NOW).values().toString()).contains("stream-updated",
				"\"status\":\"disabled\"");
		assertThat(this.receiver.call("POST", "/status", "{\"stream_id\":\"" + stream + "\",\"status\":\"enabled\"}")
			.body()).contains("enabled");
		assertThat(this.receiver.poll(stream, NOW)).as("Of what is not so any more, it is not told").isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "{\"maxEvents\":-1}", "{\"maxEvents\":\"1\"}", "{\"returnImmediately\":1}",
			"{\"ack\":{}}", "{\"ack\":[1]}", "{\"setErrs\":[]}", "x", "" })
	void aBodyThatIsNotValidIsRefused(String body) {
		String stream = this.receiver.stream("{}");
		HttpResponse<String> answer = this.receiver.call("POST", "/poll/" + stream, body);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
		assertThat(answer.body()).contains("\"err\":\"invalid_request\"");
	}

	@Test
	void aBodyThatIsTooLargeIsRefused() {
		String stream = this.receiver.stream("{}");
		HttpResponse<String> answer = this.receiver.call("POST", "/poll/" + stream,
				"{\"x\":\"" + "x".repeat(65 << 10) + "\"}");
		assertThat(answer.statusCode()).isEqualTo(413);
		assertThat(answer.body()).contains("\"err\":\"invalid_request\"");
	}

	@Test
	void aStreamByPushHasNoPoll() {
		String stream = this.receiver
			.stream("{\"delivery\":{\"method\":\"urn:ietf:rfc:8935\",\"endpoint_url\":\"https://receiver.example\"}}");
		assertThat(this.receiver.call("POST", "/poll/" + stream, "{}").statusCode()).isEqualTo(404);
	}

	private void acknowledge(String stream, String answer, Set<String> users) {
		StringBuilder ids = new StringBuilder();
		new JsonMapper().readTree(answer).path("sets").forEachEntry((id, token) -> {
			users.add(this.receiver.verified(token.asString())
				.getPayload()
				.toString()
				.replaceAll(".*\"email\":\"([^\"]*).*", "$1"));
			ids.append(ids.isEmpty() ? "" : ",").append("\"").append(id).append("\"");
		});
		assertThat(
				this.receiver.call("POST", "/poll/" + stream, "{\"maxEvents\":0,\"ack\":[" + ids + "]}").statusCode())
			.isEqualTo(200);
	}

	private static String ack(String id) {
		return "{\"returnImmediately\":true,\"ack\":[\"" + id + "\",\"x\"]}";
	}

	private void raise(String behavior, String id, String email) {
		this.account.store(Account.event(behavior, id, email, Instant.now().toString()));
	}

	private String signals() {
		return this.account.get("/signals").body();
	}

}
