package io.ztrisk.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.EmbeddedDatabase;
import io.ztrisk.test.RunningServer;
import io.ztrisk.test.ServerProgram;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One account does its worst on six connections, and another one is answered all the
 * same, by a server process with a heap of 256 MB.
 */
@Isolated
class HostileTests {

	private static final int CONNECTIONS = 6;

	/** The number of warm-up calls, after which the server's code is compiled. */
	private static final int WARM_UP = 300;

	private static final Duration ATTACK = Duration.ofSeconds(2);

	/** The maximum time for which the server may work on these calls afterwards. */
	private static final Duration AFTERWARDS = Duration.ofSeconds(60);

	private static final Duration MEDIAN = Duration.ofSeconds(1);

	private static final Duration MAX = Duration.ofSeconds(5);

	private static EmbeddedPostgres database;

	private static RunningServer server;

	@BeforeAll
	static void start() throws Exception {
		database = EmbeddedDatabase.start();
		server = RunningServer.start(ServerProgram.measured(), database, "--ztrisk.rate-limit.calls=1000000");
		for (int i = 0; i < WARM_UP; i++) {
			answered();
		}
	}

	@AfterAll
	static void stop() throws IOException {
		server.close();
		database.close();
	}

	@ParameterizedTest
	@EnumSource
	void othersAreAnsweredMeanwhile(Hostile hostile) throws Exception {
		try (ExecutorService connections = Executors.newFixedThreadPool(CONNECTIONS);
				Connection direct = database.getPostgresDatabase().getConnection()) {
			Hostile.Attacker attacker = new Hostile.Attacker("hostile-" + hostile.name().toLowerCase(Locale.ROOT),
					Instant.now().truncatedTo(ChronoUnit.HOURS), server, direct);
			for (String behavior : List.of("crowdstrike_low", "security_domain", "imp_travel", "high_dlp")) {
				server.api().enable("/accounts/" + attacker.id() + "/zt_risk_scoring", behavior, "high");
			}
			hostile.prepare(attacker);
			Set<Integer> statuses = new ConcurrentSkipListSet<>();
			long end = System.nanoTime() + ATTACK.toNanos();
			List<Future<?>> attack = new ArrayList<>();
			for (int i = 0; i < CONNECTIONS; i++) {
				int connection = i;
				attack.add(connections.submit(() -> {
					for (int call = 0; System.nanoTime() < end; call++) {
						statuses.add(hostile.send(attacker, connection, call));
					}
				}));
			}
			List<Duration> waits = new ArrayList<>();
			long last = end + AFTERWARDS.toNanos();
			while (!attack.stream().allMatch(Future::isDone) && System.nanoTime() < last) {
				waits.add(answered());
				TimeUnit.MILLISECONDS.sleep(20);
			}
			waits.sort(null);
			assertThat(attack).allMatch(Future::isDone);
			for (Future<?> one : attack) {
				one.get();
			}
			assertThat(statuses).isNotEmpty().doesNotContain(500);
			assertThat(waits.get(waits.size() / 2)).isLessThan(MEDIAN);
			assertThat(waits.getLast()).isLessThan(MAX);
			assertThat(new ApiClient(server.management()).get("/actuator/health").statusCode()).isEqualTo(200);
			assertThat(server.logged()).doesNotContain("OutOfMemoryError");
		}
	}

	/**
	 * Measures how long another account waits for its behaviours, over a separate
	 * connection.
	 */
	private static Duration answered() {
		long start = System.nanoTime();
		try (Socket socket = new Socket("localhost", server.port())) {
			socket.setSoTimeout(30_000);
			socket.getOutputStream()
				.write(("GET /accounts/other/zt_risk_scoring/behaviors HTTP/1.1\r\nHost: localhost\r\n"
						+ "Connection: close\r\nAuthorization: Bearer " + ApiClient.TOKEN + "\r\n\r\n")
					.getBytes(StandardCharsets.US_ASCII));
			String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
			assertThat(answer).startsWith("HTTP/1.1 200 ");
			return Duration.ofNanos(System.nanoTime() - start);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("After " + Duration.ofNanos(System.nanoTime() - start), ex);
		}
	}

}
