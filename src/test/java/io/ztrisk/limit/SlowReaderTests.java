package io.ztrisk.limit;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.ztrisk.test.ApiClient;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Readers that are slow or stop, on answers far larger than what the sockets hold.
 */
@ServerTest
@TestPropertySource(properties = { "ztrisk.snapshots.connections=1", "ztrisk.limits.min-rate=20MB",
		"ztrisk.limits.grace-period=200ms", "server.tomcat.connection-timeout=3s",
		"spring.datasource.hikari.connection-timeout=1000" })
class SlowReaderTests {

	private static final int USERS = 50_000;

	private static final Duration MAX_WAIT = Duration.ofSeconds(30);

	private final String scoring = ApiClient.newScoring();

	private final String idle = ApiClient.newScoring();

	private final int port;

	private final ApiClient api;

	SlowReaderTests(@LocalServerPort int port) {
		this.port = port;
		this.api = new ApiClient(port);
	}

	@BeforeEach
	void fill(@Autowired JdbcClient database) {
		database.sql("""
				insert into users (account_id, id, derived, email, email_at, name, name_at, risk_level, event_count,
					last_event)
				select :account, gen_random_uuid(), false, 'user' || i || '@example.org', now(), 'User ' || i, now(),
					1 + i % 3, 1, timestamptz '2026-01-01' + i * interval '1 second'
				from generate_series(1, :users) i""")
			.param("account", this.scoring.split("/")[2])
			.param("users", USERS)
			.update();
	}

	@Test
	void aReaderThatStopsCostsTheOthersNothingAndIsCutOff() throws Exception {
		try (Socket reader = askForSummary()) {
			assertThat(this.api.get(this.scoring + "/summary?per_page=1").body()).contains("\"total_count\":" + USERS);
			assertThat(this.api.get(this.idle + "/summary").statusCode()).isEqualTo(200);
			HttpResponse<String> second = this.api.get(this.scoring + "/summary");
			ApiClient.assertFailure(second, 503, "{\"code\":12007,\"message\":\"Too many calls under way\"}");
			assertThat(second.headers().firstValue("Retry-After")).contains("2");
			assertThat(this.api.get(this.scoring + "/behaviors").statusCode()).isEqualTo(200);
			this.api.enable(this.scoring, "imp_travel", "high");
			assertThat(this.api.put(this.scoring + "/users", "{\"users\":[]}").statusCode()).isEqualTo(200);
			awaitPermits();
			assertThat(read(reader, Long.MAX_VALUE)).doesNotContain("\"success\"");
		}
	}

	@Test
	void aReaderThatIsTooSlowIsCutOff() throws Exception {
		try (Socket reader = askForSummary(); ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
			Future<String> tail = readers.submit(() -> read(reader, 5 << 20));
			awaitPermits();
			assertThat(tail.get()).doesNotContain("\"success\"");
		}
	}

	/**
	 * Asks for the summary, and waits until it comes, so that it has the only snapshot.
	 */
	private Socket askForSummary() throws IOException {
		Socket socket = new Socket();
		socket.setReceiveBufferSize(64 << 10);
		socket.connect(new InetSocketAddress("localhost", this.port));
		socket.getOutputStream()
			.write(("GET " + this.scoring + "/summary HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
					+ ApiClient.TOKEN + "\r\n\r\n")
				.getBytes(StandardCharsets.US_ASCII));
		socket.getInputStream().readNBytes(1000);
		return socket;
	}

	/**
	 * Reads to the end, or to where the server cuts off, no faster than a rate.
	 * @return the last that came
	 */
	private static String read(Socket reader, long bytesPerSecond) throws InterruptedException {
		String last = "";
		byte[] buffer = new byte[16 << 10];
		try (InputStream in = reader.getInputStream()) {
			for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
				last = new String(buffer, 0, read, StandardCharsets.US_ASCII);
				TimeUnit.NANOSECONDS.sleep(read * 1_000_000_000L / bytesPerSecond);
			}
		}
		catch (IOException ex) {
			// The server's reset: what came before it counts.
		}
		return last;
	}

	private void awaitPermits() throws InterruptedException {
		long deadline = System.nanoTime() + MAX_WAIT.toNanos();
		HttpResponse<String> answer = this.api.get(this.scoring + "/summary");
		while (answer.statusCode() == 503) {
			assertThat(System.nanoTime()).isLessThan(deadline);
			answer = this.api.get(this.scoring + "/summary");
		}
		assertThat(answer.statusCode()).isEqualTo(200);
	}

}
