package io.ztrisk.http;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import io.ztrisk.limit.Bulkhead;
import io.ztrisk.test.Account;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.RawClient;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import static io.ztrisk.test.ApiClient.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests more simultaneous calls than there are permits.
 */
@ServerTest
@TestPropertySource(properties = { "ztrisk.limits.calls=1", "ztrisk.limits.bodies=1", "ztrisk.limits.queue=20",
		"ztrisk.limits.max-wait=500ms", "ztrisk.limits.look-ups=1", "ztrisk.limits.min-rate=1MB",
		"ztrisk.limits.grace-period=2s", "server.tomcat.connection-timeout=3s",
		"spring.datasource.hikari.maximum-pool-size=" + OverloadTests.CONNECTIONS })
class OverloadTests {

	/** To the database. */
	static final int CONNECTIONS = 4;

	private static final String OVERLOADED = "{\"code\":12007,\"message\":\"Too many calls under way\"}";

	private static final String AUTHENTICATION = "{\"code\":10000,\"message\":\"Authentication error\"}";

	private static final String VERIFY = "/user/tokens/verify";

	private static final int ENOUGH_FOR_ROOM = 40_000;

	private static final String LARGE = "{\"events\":[" + " ".repeat(ENOUGH_FOR_ROOM) + "]}";

	private static final Duration QUICKLY = Duration.ofSeconds(4);

	private final String scoring = ApiClient.newScoring();

	private final String tokens = this.scoring.replace("zt_risk_scoring", "tokens");

	private final int port;

	private final ApiClient api;

	OverloadTests(@LocalServerPort int port) {
		this.port = port;
		this.api = new ApiClient(port);
	}

	@Test
	void callAboveTheLimitGetsRetryAfter(@Autowired DataSource database) throws Exception {
		try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
				Connection connection = database.getConnection();
				Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			statement.execute("lock table behavior_setting in access exclusive mode");
			Future<HttpResponse<String>> first = callers.submit(() -> this.api.get(this.scoring + "/behaviors"));
			awaitBlocked(statement);
			long start = System.nanoTime();
			HttpResponse<String> second = this.api.get(this.scoring + "/summary");
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(QUICKLY);
			assertOverloaded(second);
			connection.rollback();
			assertThat(first.get().statusCode()).isEqualTo(200);
		}
		assertThat(this.api.get(this.scoring + "/summary").statusCode()).isEqualTo(200);
	}

	@Test
	void bodyAboveTheLimitGetsRetryAfter() throws Exception {
		try (Socket _ = begin(ENOUGH_FOR_ROOM)) {
			awaitOverload();
			assertThat(send("{\"events\":[]}").statusCode()).isEqualTo(200);
			// Whoever brings no body is not concerned.
			assertThat(this.api.get(this.scoring + "/summary").statusCode()).isEqualTo(200);
		}
		awaitPermits();
	}

	@Test
	void aSmallBodyDoesNotWaitForLargeOnes(@Autowired @Qualifier("bodyBulkhead") Bulkhead bodies) throws Exception {
		try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
				Bulkhead.Permit _ = bodies.acquire(Long.MAX_VALUE)) {
			Future<HttpResponse<String>> large = callers.submit(() -> send(LARGE));
			assertThat(send("{\"events\":[]}").statusCode()).isEqualTo(200);
			this.api.enable(this.scoring, "imp_travel", "high");
			assertOverloaded(large.get());
		}
		assertThat(send(LARGE).statusCode()).isEqualTo(200);
	}

	@Test
	void unknownTokensTakeNoPermitsOfKnownTokens() throws Exception {
		AtomicBoolean over = new AtomicBoolean();
		try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int i = 0; i < 100; i++) {
				ApiClient stranger = this.api.as("stranger" + i);
				callers.submit(() -> {
					while (!over.get()) {
						stranger.get(this.scoring + "/summary");
					}
				});
			}
			try {
				for (int i = 0; i < 100; i++) {
					assertThat(this.api.get(this.scoring + "/summary").statusCode()).isEqualTo(200);
				}
			}
			finally {
				over.set(true);
			}
		}
	}

	@Test
	void aKnownTokenDoesNotWaitForUnknownOnes(@Autowired @Qualifier("lookUpBulkhead") Bulkhead lookUps)
			throws Exception {
		String made = this.api
			.post(this.tokens, "application/json", "{\"name\":\"Known\",\"permissions\":[\"zero_trust_read\"]}")
			.body();
		ApiClient known = this.api.as(part(made, "value"));
		assertThat(known.get(VERIFY).statusCode()).isEqualTo(200);
		try (Bulkhead.Permit _ = lookUps.acquire(1)) {
			// The cache keeps a token for one second of the real clock.
			Thread.sleep(Duration.ofMillis(1100));
			assertOverloaded(this.api.as("stranger").get(VERIFY));
			assertThat(known.get(VERIFY).statusCode()).isEqualTo(200);
			this.api.delete(this.tokens + "/" + part(made, "id"));
			assertFailure(known.get(VERIFY), 403, AUTHENTICATION);
			assertOverloaded(known.get(VERIFY));
		}
		assertFailure(known.get(VERIFY), 403, AUTHENTICATION);
	}

	@Test
	void longListAboveTheLimitGetsRetryAfter(@Autowired @Qualifier("listBulkhead") Bulkhead lists) {
		Account account = new Account(this.port);
		account.enable("imp_travel", "high");
		account.store(IntStream.range(0, 51)
			.mapToObj((i) -> Account.event("imp_travel", "e" + i, Account.user(i), Instant.now().toString()))
			.toArray(String[]::new));
		try (Bulkhead.Permit _ = lists.acquire(Long.MAX_VALUE)) {
			assertOverloaded(account.get("/summary"));
			assertThat(account.get("/summary?per_page=50").statusCode()).isEqualTo(200);
		}
		assertThat(account.get("/summary").statusCode()).isEqualTo(200);
	}

	@Test
	void listOfFewLargeRowsTakesPermitsToo(@Autowired @Qualifier("listBulkhead") Bulkhead lists) {
		Account account = new Account(this.port);
		account.enable("imp_travel", "high");
		String event = Account.event("imp_travel", "e", Account.user(1), Instant.now().toString());
		account.store(Account.with(event, "event_details", "\"" + "m".repeat(30_000) + "\""));
		try (Bulkhead.Permit _ = lists.acquire(Long.MAX_VALUE)) {
			assertOverloaded(account.get("/" + Account.user(1)));
		}
		assertThat(account.get("/" + Account.user(1)).statusCode()).isEqualTo(200);
	}

	@Test
	void treeTakesMorePermitsThanLines(@Autowired @Qualifier("bodyBulkhead") Bulkhead bodies) throws Exception {
		String space = " ".repeat(ENOUGH_FOR_ROOM);
		long left = 10L * ENOUGH_FOR_ROOM;
		try (Bulkhead.Permit _ = bodies.acquire(Runtime.getRuntime().maxMemory() / 100 - left)) {
			assertThat(send("{\"events\":[]" + space + "}").statusCode()).isEqualTo(200);
			assertOverloaded(this.api.put(this.scoring + "/behaviors", "{\"behaviors\":{}" + space + "}"));
		}
		assertThat(this.api.put(this.scoring + "/behaviors", "{\"behaviors\":{}" + space + "}").statusCode())
			.isEqualTo(200);
	}

	@Test
	void senderHoldsNoPermitAndNoConnectionBeforeItsFirstByte() throws Exception {
		List<Socket> senders = new ArrayList<>();
		for (int i = 0; i < 2 * CONNECTIONS; i++) {
			senders.add(begin(i));
		}
		for (int i = 0; i < 5; i++) {
			assertThat(send("{\"events\":[]}").statusCode()).isEqualTo(200);
			assertThat(this.api.get(this.scoring + "/summary").statusCode()).isEqualTo(200);
		}
		for (Socket sender : senders) {
			sender.close();
		}
	}

	@Test
	void aSlowSenderIsCutOff() throws Exception {
		try (Socket slow = begin(ENOUGH_FOR_ROOM)) {
			slow.setSoTimeout(20_000);
			Thread.ofVirtual().start(() -> trickle(slow));
			String answer = new String(slow.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			assertThat(answer).startsWith("HTTP/1.1 400 ")
				.contains(ApiClient.failure("{\"code\":12011,\"message\":\"The request body comes too slowly\"}"));
		}
	}

	@Test
	void aSlowSenderOfARefusedBodyIsCutOffToo() throws Exception {
		try (Socket slow = new Socket("localhost", this.port)) {
			slow.setSoTimeout(20_000);
			slow.getOutputStream()
				.write(("POST " + this.scoring + "/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
						+ "f".repeat(64) + "\r\nContent-Length: 50000000\r\n\r\n")
					.getBytes(StandardCharsets.US_ASCII));
			Thread.ofVirtual().start(() -> trickle(slow));
			String answer = new String(slow.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			assertThat(answer).startsWith("HTTP/1.1 403 ").contains(AUTHENTICATION);
		}
	}

	@Test
	void stalledSenderIsDisconnected() {
		RawClient.Answer answer = new RawClient(this.port).sendAndStall(RawClient.head("PUT",
				this.scoring + "/behaviors", "Content-Length: 100\r\nContent-Type: application/json\r\n") + "{");
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.header("Content-Type")).contains("application/json");
		assertThat(answer.body())
			.isEqualTo(ApiClient.failure("{\"code\":12011,\"message\":\"The request body could not be read\"}"));
	}

	private static String part(String token, String name) {
		return token.replaceAll(".*\"" + name + "\":\"([0-9a-f]+)\".*", "$1");
	}

	private static void assertOverloaded(HttpResponse<String> answer) {
		assertFailure(answer, 503, OVERLOADED);
		assertThat(answer.headers().firstValue("Retry-After")).contains("2");
	}

	private void awaitOverload() {
		HttpResponse<String> answer = send(LARGE);
		while (answer.statusCode() == 200) {
			answer = send(LARGE);
		}
		assertOverloaded(answer);
	}

	private void awaitPermits() {
		HttpResponse<String> answer = send(LARGE);
		while (answer.statusCode() == 503) {
			answer = send(LARGE);
		}
		assertThat(answer.statusCode()).isEqualTo(200);
	}

	private static void awaitBlocked(Statement statement) throws Exception {
		String blocked = "select count(*) from pg_locks where not granted and relation = 'behavior_setting'::regclass";
		long count = 0;
		while (count == 0) {
			try (var row = statement.executeQuery(blocked)) {
				row.next();
				count = row.getLong(1);
			}
		}
	}

	private HttpResponse<String> send(String events) {
		return this.api.post(this.scoring + "/events", "application/json", events);
	}

	/**
	 * Begins to send a large body.
	 */
	private Socket begin(int bytes) throws IOException {
		Socket socket = new Socket("localhost", this.port);
		socket.getOutputStream()
			.write(("POST " + this.scoring + "/events HTTP/1.1\r\nHost: localhost\r\n" + RawClient.AUTHORIZATION
					+ "Content-Type: application/json\r\nContent-Length: 50000000\r\n\r\n")
				.getBytes(StandardCharsets.US_ASCII));
		socket.getOutputStream().write(" ".repeat(bytes).getBytes(StandardCharsets.US_ASCII));
		return socket;
	}

	private static void trickle(Socket socket) {
		try {
			while (true) {
				socket.getOutputStream().write(' ');
				// A sender far below the minimum rate that never pauses long.
				Thread.sleep(20);
			}
		}
		catch (IOException | InterruptedException ex) {
			// Cut off, as it should be.
		}
	}

}
