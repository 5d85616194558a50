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
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.zip.GZIPOutputStream;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.EmbeddedDatabase;
import io.ztrisk.test.RunningServer;
import io.ztrisk.test.ServerProgram;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A million users, a user with a million events, and a million records of logs, with a
 * server process with a heap of 256 MB.
 */
@Isolated
class LargeAccountTests {

	private static final String USER = "00000000-0000-4000-8000-000000000001";

	private static final String SCORING = "/accounts/large/zt_risk_scoring";

	private static EmbeddedPostgres database;

	private static RunningServer server;

	private final HttpClient http = HttpClient.newHttpClient();

	@BeforeAll
	static void start() throws Exception {
		database = EmbeddedDatabase.start();
		server = RunningServer.start(ServerProgram.measured(), database);
	}

	@AfterAll
	static void stop() throws Exception {
		server.close();
		database.close();
	}

	@AfterEach
	void theServerIsStillThere() {
		assertThat(server.process().isAlive()).isTrue();
	}

	@Test
	void aMillionRowsBeginWithinASecondAndNeedNoMemory() throws Exception {
		try (ExecutorService tables = Executors.newFixedThreadPool(2)) {
			Future<?> users = tables.submit(() -> fill("users", """
					insert into users (account_id, id, derived, email, email_at, name, name_at, risk_level,
						event_count, last_event)
					select 'large', ('00000000-0000-4000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, false,
						'user' || i || '@example.org', now(), 'User ' || i, now(), 1 + i % 3, 1 + i % 7,
						timestamptz '2026-01-01' + i * interval '1 second'
					from generate_series(1, 1000000) i"""));
			fill("event", """
					insert into event (account_id, id, user_id, behavior, name, risk_level, occurred_at)
					select 'large', ('00000000-0000-8000-8000-' || lpad(to_hex(i), 12, '0'))::uuid,
						'%s', 'imp_travel', 'Impossible Travel', 1 + i %% 3,
						timestamptz '2026-01-01' + i * interval '1 second'
					from generate_series(1, 1000000) i""".formatted(USER));
			users.get();
		}
		read(server.port(), SCORING + "/summary");
		read(server.port(), SCORING + "/" + USER);
	}

	@Test
	void aMillionRecordsNeedNoMemory() throws Exception {
		String time = Instant.now().toString();
		send(server.port(), 1_000_000, 0, (i) -> "{\"Datetime\":\"" + time + "\",\"UserID\":\"" + USER
				+ "\",\"QueryID\":\"q" + i + "\",\"QueryCategoryIDs\":[2],\"ResolverDecision\":\"allowed\"}\n");
		send(server.port(), 200_000, 200_000, (i) -> "{" + i + "\n");
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

	/**
	 * Fills a table without checks of foreign keys, and creates its indexes afterwards.
	 * This takes half the time.
	 */
	private static Void fill(String table, String insert) throws SQLException {
		try (Connection connection = database.getPostgresDatabase().getConnection()) {
			JdbcClient sql = JdbcClient.create(new SingleConnectionDataSource(connection, true));
			sql.sql("set session_replication_role = replica").update();
			sql.sql("set maintenance_work_mem = '256MB'").update();
			List<Index> indexes = sql
				.sql("select indexname, indexdef from pg_indexes where tablename = ? and indexname not like '%_pkey'")
				.param(table)
				.query(Index.class)
				.list();
			indexes.forEach((index) -> sql.sql("drop index " + index.indexname()).update());
			sql.sql(insert).update();
			indexes.forEach((index) -> sql.sql(index.indexdef()).update());
			sql.sql("vacuum analyze " + table).update();
		}
		return null;
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

	/**
	 * An index as PostgreSQL describes it.
	 */
	private record Index(String indexname, String indexdef) {

	}

}
