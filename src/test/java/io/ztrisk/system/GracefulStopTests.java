package io.ztrisk.system;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.EmbeddedDatabase;
import io.ztrisk.test.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server process that is asked to stop while calls are under way.
 */
@Execution(ExecutionMode.CONCURRENT)
class GracefulStopTests {

	private static final String SCORING = "/accounts/acme/zt_risk_scoring";

	private static final String EVENT = "{\"behavior\":\"imp_travel\",\"user\":{\"email\":\"a@example.org\"},\"timestamp\":\"2026-11-02T08:15:00Z\"}\n";

	@Test
	void readyGoesDownFirstAndCallsUnderWayEnd() throws Exception {
		try (EmbeddedPostgres database = EmbeddedDatabase.start();
				RunningServer server = RunningServer.start(database, "--ztrisk.shutdown-delay=3s")) {
			server.api().enable(SCORING, "imp_travel", "high");
			fill(database);
			ApiClient health = new ApiClient(server.management());
			assertThat(health.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
			try (Socket upload = call(server, "POST", "/events",
					"Content-Type: application/x-ndjson\r\nContent-Length: " + 2 * EVENT.length() + "\r\n");
					Socket stream = call(server, "GET", "/summary", "")) {
				upload.getOutputStream().write(EVENT.getBytes(StandardCharsets.US_ASCII));
				assertThat(stream.getInputStream().readNBytes(12)).asString().isEqualTo("HTTP/1.1 200");
				server.process().destroy();
				while (health.get("/actuator/health/readiness").statusCode() == 200) {
					TimeUnit.MILLISECONDS.sleep(10);
				}
				assertThat(server.api().get(SCORING + "/behaviors").statusCode()).isEqualTo(200);
				awaitRefusal(server.port());
				upload.getOutputStream().write(EVENT.getBytes(StandardCharsets.US_ASCII));
				assertThat(rest(upload)).startsWith("HTTP/1.1 200")
					.contains("\"duplicates\":1")
					.contains("\"stored\":1");
				assertThat(rest(stream)).contains("\"success\":true}");
			}
			assertThat(server.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
			assertThat(server.process().exitValue()).isEqualTo(143);
		}
	}

	private static Socket call(RunningServer server, String method, String path, String headers) throws IOException {
		Socket socket = new Socket();
		socket.setReceiveBufferSize(64 << 10);
		socket.setSoTimeout(30_000);
		socket.connect(new java.net.InetSocketAddress("localhost", server.port()));
		socket.getOutputStream()
			.write((method + " " + SCORING + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
					+ "Authorization: Bearer " + ApiClient.TOKEN + "\r\n" + headers + "\r\n")
				.getBytes(StandardCharsets.US_ASCII));
		return socket;
	}

	private static void awaitRefusal(int port) throws Exception {
		while (true) {
			try (Socket _ = new Socket("localhost", port)) {
				TimeUnit.MILLISECONDS.sleep(10);
			}
			catch (ConnectException ex) {
				return;
			}
		}
	}

	/**
	 * The end of what comes.
	 */
	private static String rest(Socket socket) throws IOException {
		StringBuilder rest = new StringBuilder();
		byte[] buffer = new byte[1 << 16];
		InputStream in = socket.getInputStream();
		for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
			rest.append(new String(buffer, 0, read, StandardCharsets.US_ASCII));
			rest.delete(0, Math.max(0, rest.length() - 2000));
		}
		return rest.toString();
	}

	private static void fill(EmbeddedPostgres database) throws Exception {
		try (Connection connection = database.getPostgresDatabase().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("""
					insert into users (account_id, id, derived, email, email_at, name, name_at, risk_level,
						event_count, last_event)
					select 'acme', gen_random_uuid(), false, 'user' || i || '@example.org', now(), 'User ' || i,
						now(), 1, 1, timestamptz '2026-01-01' + i * interval '1 second'
					from generate_series(1, 100000) i""");
		}
	}

}
