package io.ztrisk.dataset;

import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
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
		this.account.enable("imp_travel", "high");
		put(WRAPPED);
		Logs.send(this.account, "custom_vpn", record("first"));
		put(VPN);
		Logs.send(this.account, "custom_vpn", "{\"rows\":[%s,{}]}".formatted(record("second")));
		put(WRAPPED);
		String answer = whileUsersAreLocked(
				() -> this.account.send(this.account.request("/logs/rejected/replay").POST(BodyPublishers.noBody()))
					.body(),
				() -> delete(again));
		assertThat(answer).isEqualTo(result(2, 1, 0, 0, 0, 1));
		assertNothingIsLeft();
	}

	/** The record is stored, since the mapping of the replayed page reads it. */
	@Test
	void replayThatIsUnderWayLeavesWhatTheNewDatasetRejects() throws Exception {
		this.account.enable("imp_travel", "high");
		put(WRAPPED);
		Logs.send(this.account, "custom_vpn", record("first"));
		put(VPN);
		Logs.send(this.account, "custom_vpn", "{\"rows\":[%s,{}]}".formatted(record("second")));
		put(WRAPPED);
		whileUsersAreLocked(
				() -> this.account.send(this.account.request("/logs/rejected/replay").POST(BodyPublishers.noBody()))
					.body(),
				() -> {
					delete(true);
					Logs.send(this.account, "custom_vpn", "{\"at\":\"x\"}");
				});
		assertThat(Rejections.all(this.account)).singleElement()
			.satisfies((line) -> assertThat(line.path("text").stringValue()).isEqualTo("{\"at\":\"x\"}"));
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void lineThatIsRejectedAgainDuringAReplayStays(boolean deleted) throws Exception {
		String rejecting = VPN.replace("\"at\"", "\"other\"");
		this.account.enable("imp_travel", "high");
		put(VPN);
		Logs.send(this.account, "custom_vpn", record("first"));
		put(rejecting);
		Logs.send(this.account, "custom_vpn", record("second"));
		put(VPN);
		String answer = whileUsersAreLocked(this::replay, () -> {
			if (deleted) {
				delete(true);
				put(WRAPPED);
			}
			put(rejecting);
			assertThat(Logs.send(this.account, "custom_vpn", record("second")).body())
				.isEqualTo(result(1, 0, 0, 0, 0, 1));
		});
		assertThat(answer).isEqualTo(result(1, 1, 0, 0, 0, 0));
		assertThat(Rejections.all(this.account)).singleElement()
			.satisfies((line) -> assertThat(line.path("text").stringValue()).isEqualTo(record("second")));
	}

	@Test
	void eventWhoseBehaviorIsDeletedDuringAReplayStays() throws Exception {
		String event = "{\"id\":\"e\",\"user\":{\"email\":\"mia@example.org\"},\"behavior\":\"custom_x\",\"timestamp\":\"%s\"}"
			.formatted(Logs.TIME);
		this.account.enable("imp_travel", "high");
		put(VPN);
		Logs.send(this.account, "custom_vpn", record("first"));
		put(VPN.replace("\"at\"", "\"other\""));
		Logs.send(this.account, "custom_vpn", record("second"));
		put(VPN);
		this.account.post("application/x-ndjson", event);
		this.account.put("/behaviors/custom_x", "{\"name\":\"X\",\"risk_level\":\"low\",\"enabled\":true}");
		String answer = whileUsersAreLocked(this::replay,
				() -> this.account.send(this.account.request("/behaviors/custom_x").DELETE()));
		assertThat(answer).isEqualTo(result(2, 1, 0, 0, 1, 0));
		assertThat(Rejections.all(this.account)).singleElement()
			.satisfies((line) -> assertThat(line.path("text").stringValue()).isEqualTo(event));
		this.account.put("/behaviors/custom_x", "{\"name\":\"X\",\"risk_level\":\"low\",\"enabled\":true}");
		assertThat(replay()).isEqualTo(result(1, 1, 1, 0, 0, 0));
		assertThat(Rejections.all(this.account)).isEmpty();
	}

	private String replay() {
		return this.account.send(this.account.request("/logs/rejected/replay").POST(BodyPublishers.noBody())).body();
	}

	private void assertNothingIsLeft() {
		assertThat(Rejections.all(this.account)).isEmpty();
		assertThat(this.account.get("/feeds").body()).doesNotContain("custom_vpn");
	}

	/** Lets a call wait for users, does something meanwhile, and returns the answer. */
	private String whileUsersAreLocked(Callable<String> call, Runnable meanwhile) throws Exception {
		try (ExecutorService callers = Executors.newSingleThreadExecutor();
				Connection connection = this.dataSource.getConnection()) {
			connection.setAutoCommit(false);
			JdbcClient.create(new SingleConnectionDataSource(connection, true))
				.sql("select id from users where account_id = :account for update")
				.param("account", this.account.id())
				.query()
				.singleRow();
			Future<String> answer = callers.submit(call);
			Awaitility.await().until(this::isWaiting);
			meanwhile.run();
			connection.rollback();
			connection.setAutoCommit(true);
			return answer.get();
		}
	}

	private boolean isWaiting() {
		return JdbcClient.create(this.dataSource)
			.sql("select exists (select from pg_locks where not granted)")
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
