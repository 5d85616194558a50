package io.ztrisk.system;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.EmbeddedDatabase;
import io.ztrisk.test.RunningServer;
import io.ztrisk.test.ServerProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Five hundred connections at once on a server process with a heap of 256 MB.
 */
@Isolated
class CrowdTests {

	private static final int CROWD = 500;

	private static final String SCORING = "/accounts/acme/zt_risk_scoring";

	private static final String USER = "00000000-0000-4000-8000-000000000001";

	/** An account with few events, of a mebibyte in all. */
	private static final String LARGE_EVENTS = "00000000-0000-4000-8000-000000000002";

	private static final long BODY = 50L << 20;

	/**
	 * The crowd and the server share the cores, so a call may take seconds. An exhausted
	 * server answers when the crowd has gone, or not at all.
	 */
	private static final Duration QUICKLY = Duration.ofSeconds(20);

	/**
	 * A crowded server waits two seconds for the header of a request, and then closes the
	 * connection.
	 */
	private static final Duration HEADER_IN_TIME = Duration.ofSeconds(1);

	private final AtomicInteger refused = new AtomicInteger();

	private final Queue<String> others = new ConcurrentLinkedQueue<>();

	private final List<Socket> sockets = new ArrayList<>();

	@Test
	void neitherLargeBodiesNorSlowOnesExhaustTheServer() throws Exception {
		try (EmbeddedPostgres database = EmbeddedDatabase.start();
				RunningServer server = RunningServer.start(ServerProgram.measured(), database,
						"--spring.lifecycle.timeout-per-shutdown-phase=1s");
				ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
			fill(database);
			assertOrdinaryCallsAreAnswered(server, 100);
			for (int i = 0; i < CROWD; i++) {
				Kind kind = Kind.values()[i % Kind.values().length];
				Socket socket = connect(server);
				long connected = System.nanoTime();
				crowd.submit(() -> flood(socket, kind, connected));
			}
			assertOrdinaryCallsAreAnswered(server, 20);
			await(() -> this.refused.get() > CROWD / 2);
			assertOrdinaryCallsAreAnswered(server, 5);
			disconnect();
			assertThat(this.others).isEmpty();
			for (int i = 0; i < CROWD; i++) {
				dawdle(connect(server), i);
			}
			assertOrdinaryCallsAreAnswered(server, 20);
			disconnect();
			for (int i = 0; i < CROWD; i++) {
				connect(server).getOutputStream().write(head("GET", "/" + LARGE_EVENTS, ""));
			}
			assertOrdinaryCallsAreAnswered(server, 20);
			disconnect();
			await(() -> server.api().post(SCORING + "/logs/gateway_dns", "application/json", "{}").statusCode() == 200);
			assertThat(server.process().isAlive()).isTrue();
		}
	}

	/**
	 * Each call gets a fast response; if no permit is free, it is sent again.
	 */
	private static void assertOrdinaryCallsAreAnswered(RunningServer server, int times) {
		for (int i = 0; i < times; i++) {
			String path = SCORING + ((i % 2 == 0) ? "/behaviors" : "/summary?per_page=20");
			HttpResponse<String> answer = answeredQuickly(server, path);
			for (int again = 0; again < 10 && answer.statusCode() == 503; again++) {
				assertThat(answer.body()).contains("\"code\":12007");
				assertThat(answer.headers().firstValue("Retry-After")).contains("2");
				answer = answeredQuickly(server, path);
			}
			assertThat(answer.statusCode()).isEqualTo(200);
		}
	}

	private static HttpResponse<String> answeredQuickly(RunningServer server, String path) {
		long start = System.nanoTime();
		HttpResponse<String> answer = server.api().get(path);
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(QUICKLY);
		return answer;
	}

	/**
	 * Sends 50 MB of gzip until it is answered. A thread of the crowd may start too late
	 * for the header to be in time.
	 */
	private Void flood(Socket socket, Kind kind, long connected) throws IOException {
		socket.getOutputStream()
			.write(head("POST", kind.path,
					"Content-Type: " + kind.type + "\r\nContent-Encoding: gzip\r\nContent-Length: " + BODY + "\r\n"));
		boolean inTime = System.nanoTime() - connected < HEADER_IN_TIME.toNanos();
		socket.getOutputStream().write(kind.start);
		InputStream in = socket.getInputStream();
		try {
			for (long sent = kind.start.length; sent < BODY && in.available() == 0; sent += kind.next.length) {
				socket.getOutputStream().write(kind.next);
			}
		}
		catch (IOException ex) {
			// Cut off: what was answered before counts.
		}
		String answer = new String(in.readNBytes(1000), StandardCharsets.US_ASCII);
		if (answer.startsWith("HTTP/1.1 503") && answer.contains("Retry-After: 2")
				&& answer.contains("\"code\":12007")) {
			this.refused.incrementAndGet();
		}
		else if (!answer.startsWith("HTTP/1.1 413") && (inTime || !answer.isEmpty())) {
			this.others.add(answer);
		}
		return null;
	}

	/**
	 * Reads or sends a little and stalls.
	 */
	private void dawdle(Socket socket, int number) throws IOException {
		socket.getOutputStream().write(switch (number % 5) {
			case 0 -> head("GET", "/summary?per_page=1000", "");
			case 1 -> head("GET", "/summary", "");
			case 2 -> head("GET", "/" + USER, "");
			case 3 -> head("POST", "/events", "Content-Type: application/json\r\nContent-Length: 16000000\r\n");
			default -> head("POST", "/logs/gateway_dns", "Content-Length: 50000000\r\n");
		});
		if (number % 5 > 2) {
			socket.getOutputStream().write("{\"events\":[".getBytes(StandardCharsets.US_ASCII));
		}
	}

	private Socket connect(RunningServer server) throws IOException {
		Socket socket = new Socket();
		socket.setReceiveBufferSize(8 << 10);
		socket.connect(new InetSocketAddress("localhost", server.port()));
		this.sockets.add(socket);
		return socket;
	}

	private void disconnect() throws IOException {
		for (Socket socket : this.sockets) {
			socket.close();
		}
		this.sockets.clear();
	}

	private static byte[] head(String method, String path, String headers) {
		return (method + " " + SCORING + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
				+ ApiClient.TOKEN + "\r\n" + headers + "\r\n")
			.getBytes(StandardCharsets.US_ASCII);
	}

	private static void await(java.util.function.BooleanSupplier condition) throws InterruptedException {
		long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
		while (!condition.getAsBoolean()) {
			assertThat(System.nanoTime()).isLessThan(deadline);
			TimeUnit.MILLISECONDS.sleep(50);
		}
	}

	private static void fill(EmbeddedPostgres database) throws Exception {
		try (Connection connection = database.getPostgresDatabase().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("""
					insert into users (account_id, id, derived, email, email_at, name, name_at, risk_level,
						event_count, last_event)
					select 'acme', ('00000000-0000-4000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, false,
						'user' || i || '@example.org', now(), 'User ' || i, now(), 1, 1,
						timestamptz '2026-01-01' + i * interval '1 second'
					from generate_series(1, 20000) i""");
			statement.execute("""
					insert into event (account_id, id, user_id, behavior, name, risk_level, occurred_at, details)
					select 'acme', ('00000000-0000-8000-8000-' || lpad(to_hex(i), 12, '0'))::uuid,
						cast(case when i > 1000 then '%s' else '%s' end as uuid), 'imp_travel', 'Impossible Travel', 1,
						timestamptz '2026-01-01' + i * interval '1 second',
						cast('"' || repeat('x', 60000) || '"' as json)
					from generate_series(1, 1016) i""".formatted(LARGE_EVENTS, USER));
		}
	}

	/**
	 * The body that the crowd sends: a first gzip member and then a repeated one.
	 */
	private enum Kind {

		/** Lines of logs, of which nothing matters. */
		LOGS("/logs/gateway_dns", "application/json", "",
				"{\"Datetime\":\"2026-11-24T08:15:00Z\",\"QueryName\":\"example.org\",\"QueryCategoryIDs\":[2]}\n"),

		/** Lines of events. */
		LINES("/events", "application/x-ndjson", "", event("\n")),

		/** One body of events. */
		BODY_OF_EVENTS("/events", "application/json", "{\"events\":[", event(",")),

		/** A body that would be a tree of millions of nodes. */
		TREE("/events", "application/json", "{\"events\":[{\"user\":[", "[],");

		private final String path;

		private final String type;

		private final byte[] start;

		private final byte[] next;

		Kind(String path, String type, String start, String next) {
			this.path = path;
			this.type = type;
			this.start = gzip(start + next);
			this.next = gzip(next.repeat(1_000_000 / next.length()));
		}

		private static String event(String separator) {
			return "{\"behavior\":\"imp_travel\",\"user\":{\"email\":\"a@example.org\"},\"timestamp\":\"2026-11-02T08:15:00Z\",\"event_details\":\"%s\"}%s"
				.formatted("x".repeat(300), separator);
		}

		private static byte[] gzip(String text) {
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
				gzip.write(text.getBytes(StandardCharsets.US_ASCII));
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
			return bytes.toByteArray();
		}

	}

}
