package io.ztrisk.system;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntFunction;
import java.util.zip.GZIPOutputStream;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.EmbeddedDatabase;
import io.ztrisk.test.RunningServer;
import io.ztrisk.test.ServerProgram;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A million users, a user with a million events, and a million records of logs, with a
 * server process with a heap of 256 MB.
 */
class LargeAccountTests {

	private static final String USER = "00000000-0000-4000-8000-000000000001";

	private static final String SCORING = "/accounts/large/zt_risk_scoring";

	private final HttpClient http = HttpClient.newHttpClient();

	@Test
	void aMillionRowsBeginWithinASecondAndNeedNoMemory() throws Exception {
		try (EmbeddedPostgres database = EmbeddedDatabase.start();
				RunningServer server = RunningServer.start(ServerProgram.measured(), database)) {
			fill(database);
			read(server.port(), SCORING + "/summary");
			read(server.port(), SCORING + "/" + USER);
			assertThat(server.process().isAlive()).isTrue();
		}
	}

	@Test
	void aMillionRecordsNeedNoMemory() throws Exception {
		try (EmbeddedPostgres database = EmbeddedDatabase.start();
				RunningServer server = RunningServer.start(ServerProgram.measured(), database)) {
			String time = Instant.now().toString();
			send(server.port(), 1_000_000, 0, (i) -> """
					{"Datetime":"%s","UserID":"%s","QueryID":"q%d","QueryCategoryIDs":[2],"ResolverDecision":"allowed"}
					""".formatted(time, USER, i));
			send(server.port(), 200_000, 200_000, (i) -> "{" + i + "\n");
			assertThat(server.process().isAlive()).isTrue();
		}
	}

	/**
	 * Sends a batch of logs of which nothing matters.
	 */
	private void send(int port, int lines, int rejected, IntFunction<String> line) throws Exception {
		ByteArrayOutputStream batch = new ByteArrayOutputStream();
		try (Writer body = new OutputStreamWriter(new GZIPOutputStream(batch), StandardCharsets.UTF_8)) {
			for (int i = 0; i < lines; i++) {
				body.write(line.apply(i));
			}
		}
		HttpResponse<String> answer = this.http
			.send(HttpRequest.newBuilder(request(port, SCORING + "/logs/gateway_dns"), (name, value) -> true)
				.POST(HttpRequest.BodyPublishers.ofByteArray(batch.toByteArray()))
				.build(), HttpResponse.BodyHandlers.ofString());
		assertThat(answer.body()).isEqualTo(ApiClient
			.success("{\"duplicates\":0,\"events\":0,\"ignored\":0,\"matched\":0,\"received\":%d,\"rejected\":%d}"
				.formatted(lines, rejected)));
	}

	private static void fill(EmbeddedPostgres database) throws Exception {
		try (Connection connection = database.getPostgresDatabase().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("""
					insert into users (account_id, id, derived, email, email_at, name, name_at, risk_level,
						event_count, last_event)
					select 'large', ('00000000-0000-4000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, false,
						'user' || i || '@example.org', now(), 'User ' || i, now(), 1 + i % 3, 1 + i % 7,
						timestamptz '2026-01-01' + i * interval '1 second'
					from generate_series(1, 1000000) i""");
			statement.execute("""
					insert into event (account_id, id, user_id, behavior, name, risk_level, occurred_at)
					select 'large', ('00000000-0000-8000-8000-' || lpad(to_hex(i), 12, '0'))::uuid,
						'%s', 'imp_travel', 'Impossible Travel', 1 + i %% 3,
						timestamptz '2026-01-01' + i * interval '1 second'
					from generate_series(1, 1000000) i""".formatted(USER));
			statement.execute("vacuum analyze users");
			statement.execute("vacuum analyze event");
		}
	}

	private void read(int port, String path) throws Exception {
		long start = System.nanoTime();
		HttpResponse<InputStream> answer = this.http.send(request(port, path),
				HttpResponse.BodyHandlers.ofInputStream());
		try (InputStream body = answer.body()) {
			assertThat(body.read()).isEqualTo('{');
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
			byte[] buffer = new byte[1 << 16];
			StringBuilder tail = new StringBuilder();
			for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
				tail.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
				tail.delete(0, Math.max(0, tail.length() - 200));
			}
			assertThat(tail.toString()).endsWith(
					"\"result_info\":{\"count\":1000000,\"page\":1,\"per_page\":1000000,\"total_count\":1000000,\"total_pages\":1},\"success\":true}");
		}
	}

	private static HttpRequest request(int port, String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
			.header("Authorization", "Bearer " + ApiClient.TOKEN)
			.build();
	}

}
