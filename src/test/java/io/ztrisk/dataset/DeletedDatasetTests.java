package io.ztrisk.dataset;

import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;

import io.ztrisk.replay.Rejections;
import io.ztrisk.test.Account;
import io.ztrisk.test.Logs;
import io.ztrisk.test.ServerTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static io.ztrisk.test.Logs.result;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Datasets and behaviours that are deleted, and maybe made again, while lines are read.
 */
@ServerTest
class DeletedDatasetTests {

	private static final String VPN = """
			{"time":"at","key":[["id"]],"user":{"namespace":"vpn","email":"user"},\
			"fields":{"country":"country"},"activities":{"login_success":{"where":[{"country|exists":true}]}}}""";

	private static final String WRAPPED = VPN.replace("\"time\"", "\"records\":[\"rows[]\"],\"time\"");

	private static final String REJECTING = VPN.replace("\"at\"", "\"other\"");

	private final Account account;

	private final DataSource dataSource;

	DeletedDatasetTests(@LocalServerPort int port, @Autowired DataSource dataSource) {
		this.account = new Account(port);
		this.dataSource = dataSource;
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void bodyThatIsUnderWayLeavesNothingRejected(boolean again) throws Exception {
		put(VPN);
		byte[] rejected = "{}\n".repeat(2_000).getBytes(StandardCharsets.UTF_8);
		PipedInputStream body = new PipedInputStream();
		try (ExecutorService sender = Executors.newSingleThreadExecutor()) {
			Future<HttpResponse<String>> sent = sender.submit(() -> this.account
				.send(this.account.request("/logs/custom_vpn").POST(BodyPublishers.ofInputStream(() -> body))));
			try (PipedOutputStream lines = new PipedOutputStream(body)) {
				lines.write("{}\n".repeat(20_000).getBytes(StandardCharsets.UTF_8));
				lines.flush();
				Awaitility.await().until(() -> !Rejections.all(this.account).isEmpty());
				delete(again);
				lines.write(rejected);
			}
			assertThat(sent.get().body()).contains("\"received\":22000,\"rejected\":22000");
		}
		assertNothingIsLeft();
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void replayThatIsUnderWayLeavesNothingRejected(boolean again) throws Exception {
		reject("{\"rows\":[%s,{}]}".formatted(record("second")), VPN, WRAPPED);
		assertThat(replayWhile(() -> delete(again))).isEqualTo(result(2, 1, 0, 0, 0, 1));
		assertNothingIsLeft();
	}

	/**
	 * The record is stored, since the mapping of the replayed page reads it. Another page
	 * may read the new line.
	 */
	@Test
	void replayThatIsUnderWayLeavesWhatTheNewDatasetRejects() throws Exception {
		reject("{\"rows\":[%s,{}]}".formatted(record("second")), VPN, WRAPPED);
		assertThat(replayWhile(() -> {
			delete(true);
			Logs.send(this.account, "custom_vpn", "{\"at\":\"x\"}");
		})).contains("\"matched\":1,");
		assertOnlyRejected("{\"at\":\"x\"}");
	}

	/** The dataset that is made again gets the same revision. */
	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void lineThatIsRejectedAgainDuringAReplayStays(boolean deleted) throws Exception {
		reject(record("second"), REJECTING, VPN);
		assertThat(replayWhile(() -> {
			if (deleted) {
				delete(true);
				put(WRAPPED);
			}
			put(REJECTING);
			assertThat(Logs.send(this.account, "custom_vpn", record("second")).body())
				.isEqualTo(result(1, 0, 0, 0, 0, 1));
		})).isEqualTo(result(1, 1, 0, 0, 0, 0));
		assertOnlyRejected(record("second"));
	}

	@Test
	void eventWhoseBehaviorIsDeletedDuringAReplayStays() throws Exception {
		String event = "{\"id\":\"e\",\"user\":{\"email\":\"mia@example.org\"},\"behavior\":\"custom_x\",\"timestamp\":\"%s\"}"
			.formatted(Logs.TIME);
		String behavior = "{\"name\":\"X\",\"risk_level\":\"low\",\"enabled\":true}";
		reject(record("second"), REJECTING, VPN);
		this.account.post("application/x-ndjson", event);
		this.account.put("/behaviors/custom_x", behavior);
		assertThat(replayWhile(() -> this.account.send(this.account.request("/behaviors/custom_x").DELETE())))
			.isEqualTo(result(2, 1, 0, 0, 1, 0));
		assertOnlyRejected(event);
		this.account.put("/behaviors/custom_x", behavior);
		assertThat(replay()).isEqualTo(result(1, 1, 1, 0, 0, 0));
		assertThat(Rejections.all(this.account)).isEmpty();
	}

	/** Versions before V32 know no ids. */
	@Test
	void datasetsThatAnEarlierVersionMakesHaveIds() {
		JdbcClient database = JdbcClient.create(this.dataSource);
		List.of("custom_a", "custom_b")
			.forEach((name) -> database.sql(
					"insert into custom_dataset (account_id, name, mapping, revision) values (:account, :name, :mapping, 1)")
				.param("account", this.account.id())
				.param("name", name)
				.param("mapping", VPN)
				.update());
		assertThat(database.sql("select count(distinct id) from custom_dataset where account_id = :account")
			.param("account", this.account.id())
			.query(Integer.class)
			.single()).isEqualTo(2);
	}

	/**
	 * Has a line rejected that a replay will accept, at least in part.
	 * @param rejecting the mapping that rejects the line
	 * @param accepting the mapping afterwards
	 */
	private void reject(String line, String rejecting, String accepting) {
		this.account.enable("imp_travel", "high");
		put(accepting);
		Logs.send(this.account, "custom_vpn", record("first"));
		put(rejecting);
		Logs.send(this.account, "custom_vpn", line);
		put(accepting);
	}

	private String replay() {
		return this.account.send(this.account.request("/logs/rejected/replay").POST(BodyPublishers.noBody())).body();
	}

	private void assertNothingIsLeft() {
		assertThat(Rejections.all(this.account)).isEmpty();
		assertThat(this.account.get("/feeds").body()).doesNotContain("custom_vpn");
	}

	private void assertOnlyRejected(String line) {
		assertThat(Rejections.all(this.account)).singleElement()
			.satisfies((rejected) -> assertThat(rejected.path("text").stringValue()).isEqualTo(line));
	}

	/** Lets a replay wait for users, does something meanwhile, and returns the answer. */
	private String replayWhile(Runnable meanwhile) throws Exception {
		try (ExecutorService callers = Executors.newSingleThreadExecutor();
				Connection connection = this.dataSource.getConnection()) {
			connection.setAutoCommit(false);
			int locker = JdbcClient.create(new SingleConnectionDataSource(connection, true))
				.sql("select pg_backend_pid() from users where account_id = :account for update")
				.param("account", this.account.id())
				.query(Integer.class)
				.single();
			Future<String> answer = callers.submit(this::replay);
			Awaitility.await().until(() -> blocks(locker));
			meanwhile.run();
			connection.rollback();
			connection.setAutoCommit(true);
			return answer.get();
		}
	}

	/** Whether another connection waits for this one. */
	private boolean blocks(int locker) {
		return JdbcClient.create(this.dataSource)
			.sql("select exists (select from pg_stat_activity where :locker = any (pg_blocking_pids(pid)))")
			.param("locker", locker)
			.query(Boolean.class)
			.single();
	}

	private static String record(String id) {
		return "{\"at\":\"%s\",\"id\":\"%s\",\"user\":\"mia@example.org\",\"country\":\"DE\"}".formatted(Logs.TIME, id);
	}

	private void put(String mapping) {
		assertThat(this.account
			.send(this.account.request("/datasets/custom_vpn")
				.header("Content-Type", "application/json")
				.PUT(BodyPublishers.ofString(mapping)))
			.statusCode()).isEqualTo(200);
	}

	private void delete(boolean again) {
		assertThat(this.account.send(this.account.request("/datasets/custom_vpn").DELETE()).statusCode())
			.isEqualTo(200);
		if (again) {
			put(VPN);
		}
	}

}
