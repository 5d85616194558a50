package io.ztrisk.ruleset;

import java.net.http.HttpRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import javax.sql.DataSource;

import io.ztrisk.test.Account;
import io.ztrisk.test.Logs;
import io.ztrisk.test.ServerTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Records that are sent again after their rule was changed, and what is kept of them.
 */
@ServerTest
class RevisedRuleTests {

	private static final String MIA = "mia@example.org";

	private static final String NOA = "noa@example.org";

	/** The start of a recent UTC day. */
	private static final Instant DAY = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(20, ChronoUnit.DAYS);

	private static final String EACH = "{\"activities\":[\"login_success\"]}";

	private static final String NARROWED = "{\"activities\":[\"login_success\"],\"unless\":[{\"country\":\"PT\"}]}";

	private static final String FIRST = """
			{"activities":["login_success"],"first":{"of":"application","after_days":2,"remember_days":9}}""";

	private final Account account;

	@Autowired
	private DataSource dataSource;

	@Autowired
	private JdbcClient database;

	RevisedRuleTests(@LocalServerPort int port) {
		this.account = new Account(port);
	}

	@Test
	void aRecordWithdrawsWhatWasKeptOfItsOwnUserOnly() {
		define(EACH);
		send(login(MIA, "1", DAY, "VPN"));
		define(NARROWED);
		send(login(NOA, "1", DAY, "VPN"));
		assertThat(events(MIA)).hasSize(1);
		send(login(MIA, "1", DAY, "VPN"));
		assertThat(events(MIA)).isEmpty();
	}

	@Test
	void aMergeMeanwhileHidesNothing() throws Exception {
		define(EACH);
		send(login(MIA, "1", DAY, "VPN"));
		define(NARROWED);
		String id = Account.user(1);
		try (Connection holder = this.dataSource.getConnection()) {
			lock(holder, this.account.derivedId(MIA));
			CompletableFuture<Void> merging = CompletableFuture.runAsync(
					() -> this.account.putUsers("{\"id\":\"%s\",\"email\":\"%s\"}".formatted(id, MIA)),
					Thread::startVirtualThread);
			awaitWaiting(1);
			CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> send(login(MIA, "1", DAY, "VPN")),
					Thread::startVirtualThread);
			awaitWaiting(2);
			holder.rollback();
			CompletableFuture.allOf(merging, sending).join();
		}
		assertThat(this.account.get("/users/" + id + "/events").body()).contains("\"events\":[]");
	}

	@Test
	void aRuleAboutNewValuesKeepsNoObservationOfARecord() {
		define(EACH);
		send(login(MIA, "1", DAY, "VPN"));
		define(FIRST);
		send(login(MIA, "1", DAY, "VPN"));
		assertThat(events(MIA)).isEmpty();
	}

	@Test
	void aBehaviorWithoutARuleKeepsNothingOfARecord() {
		define(EACH);
		send(login(MIA, "1", DAY, "VPN") + login(MIA, "2", DAY.plus(Duration.ofHours(1)), "VPN"));
		this.account.store(Account.event("custom_login", "own", MIA, DAY.toString()));
		define(null);
		assertThat(events(MIA)).hasSize(3);
		send(login(MIA, "1", DAY, "VPN"));
		assertThat(events(MIA)).hasSize(2);
		send(login(MIA, "2", DAY.plus(Duration.ofHours(1)), "VPN"));
		assertThat(events(MIA)).hasSize(1);
	}

	@Test
	void aSuspendedRuleWithdrawsNothing() {
		define(EACH);
		send(login(MIA, "1", DAY, "VPN"));
		define(NARROWED);
		this.account.disable("custom_login");
		send(login(MIA, "1", DAY, "VPN"));
		assertThat(events(MIA)).hasSize(1);
	}

	@Test
	void aReplayedRecordWithdrawsToo() {
		String mapping = """
				{"time":"at","key":[["id"]],"user":{"namespace":"x","email":"mail"},"fields":{"country":"from"},\
				"activities":{"login_success":{"where":[{"country|exists":true}]}}}""";
		String line = "{\"id\":\"1\",\"at\":\"" + DAY + "\",\"mail\":\"" + MIA + "\",\"from\":\"PT\"}";
		map(mapping);
		define(EACH);
		assertThat(Logs.send(this.account, "custom_x", line).body()).contains("\"events\":1,");
		define(NARROWED);
		map(mapping.replace("\"at\"", "\"when\""));
		assertThat(Logs.send(this.account, "custom_x", line).body()).contains("\"rejected\":1}");
		map(mapping);
		assertThat(this.account
			.send(this.account.request("/logs/rejected/replay").POST(HttpRequest.BodyPublishers.noBody()))
			.body()).contains("\"received\":1,\"rejected\":0}");
		assertThat(events(MIA)).isEmpty();
	}

	@Test
	void whatAnEarlierGenerationKeptIsNotWithdrawn() {
		define(EACH);
		send(login(MIA, "1", DAY, "VPN") + login(MIA, "2", DAY.plusSeconds(1), "VPN"));
		JsonNode findings = findings();
		assertThat(this.account.send(this.account.request("/behaviors/custom_login").DELETE()).statusCode())
			.isEqualTo(200);
		define(NARROWED);
		send(login(MIA, "1", DAY, "VPN"));
		assertThat(findings()).isEqualTo(findings).hasSize(2);
	}

	@ParameterizedTest
	@CsvSource({ "vpn, false", "vpn, true", "#vpn, false", "#vpn, true" })
	void aLateRecordShowsThatAnyValueWasKnown(String value, boolean late) {
		define(FIRST);
		List<String> records = new ArrayList<>(
				List.of(login(MIA, "1", DAY, "mail"), login(MIA, "2", DAY.plus(Duration.ofHours(5)), value),
						login(MIA, "3", DAY.plus(Duration.ofDays(4)), value)));
		if (late) {
			Collections.swap(records, 1, 2);
		}
		records.forEach(this::send);
		assertThat(events(MIA)).isEmpty();
	}

	private void lock(Connection connection, String user) throws SQLException {
		connection.setAutoCommit(false);
		try (Statement statement = connection.createStatement()) {
			statement.execute("select from users where account_id = '%s' and id = '%s' for no key update"
				.formatted(this.account.id(), user));
		}
	}

	private void awaitWaiting(int connections) {
		Instant deadline = Instant.now().plusSeconds(30);
		while (this.database.sql("select count(distinct pid) from pg_locks where not granted")
			.query(Integer.class)
			.single() < connections) {
			assertThat(Instant.now()).isBefore(deadline);
			Thread.onSpinWait();
		}
	}

	private void define(@Nullable String rule) {
		String member = (rule != null) ? ",\"rule\":" + rule : "";
		assertThat(this.account
			.put("/behaviors/custom_login",
					"{\"name\":\"Login\",\"risk_level\":\"low\",\"enabled\":true" + member + "}")
			.statusCode()).isEqualTo(200);
	}

	private void map(String mapping) {
		assertThat(this.account.put("/datasets/custom_x", mapping).statusCode()).isEqualTo(200);
	}

	private void send(String records) {
		assertThat(Logs.send(this.account, "access_requests", records).body()).contains("\"rejected\":0}");
	}

	private List<String> events(String mail) {
		return JsonMapper.shared()
			.readTree(this.account.get("/users/" + this.account.derivedId(mail) + "/events").body())
			.at("/result/events")
			.valueStream()
			.map((event) -> event.at("/id").asString())
			.toList();
	}

	private JsonNode findings() {
		String event = "/users/" + this.account.derivedId(MIA) + "/events/" + events(MIA).getFirst();
		return JsonMapper.shared().readTree(this.account.get(event).body()).at("/result/findings");
	}

	private static String login(String mail, String ray, Instant at, String application) {
		return """
				{"Action":"login","Allowed":true,"AppDomain":"%s","CreatedAt":"%s","Email":"%s","Country":"PT",\
				"IPAddress":"192.0.2.7","RayID":"%s"}
				""".formatted(application, at, mail, ray);
	}

}
