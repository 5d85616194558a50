package io.ztrisk.dismissal;

import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

import io.ztrisk.retention.Prunable;
import io.ztrisk.test.Account;
import io.ztrisk.test.Logs;
import io.ztrisk.test.Scores;
import io.ztrisk.test.ServerTest;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two calls at once about a dismissed event end as one after the other. A lock of the
 * user forces each order.
 */
@ServerTest
class DismissalRaceTests {

	private static final Instant AT = Logs.TIME;

	private final Account account;

	private final DataSource dataSource;

	@Autowired
	private List<Prunable> prunables;

	private String user;

	private String event;

	DismissalRaceTests(@LocalServerPort int port, @Autowired DataSource dataSource) {
		this.account = new Account(port);
		this.dataSource = dataSource;
	}

	@BeforeEach
	void findAnEvent() {
		this.account.enable("security_domain", "medium");
		this.user = this.account.derivedId("ann@example.org");
		visit("1", "80");
		this.event = events().replaceAll(".*\"id\":\"([0-9a-f-]{36})\".*", "$1");
	}

	@AfterEach
	void assertScores() {
		new Scores(this.dataSource).assertTrue(this.account);
	}

	@Test
	void aFindingThatJoinsAfterTheDismissalReopensTheEvent() throws Exception {
		race(this::dismiss, () -> visit("2", "83"));
		assertThat(events()).contains("\"findings\" : 2").contains("\"state\":\"counting\"");
	}

	@Test
	void aDismissalAfterAFindingHasJoinedCoversIt() throws Exception {
		race(() -> visit("2", "83"), this::dismiss);
		assertThat(events()).contains("\"findings\" : 2").contains("\"state\":\"dismissed\"");
		visit("3", "83");
		assertThat(events()).contains("\"findings\" : 3").contains("\"state\":\"dismissed\"");
	}

	@Test
	void aGuardedDismissalIsRefusedAfterAFindingHasJoined() throws Exception {
		String evidence = this.account.get(path()).body().replaceAll(".*\"evidence\":\"([0-9a-f]{16})\".*", "$1");
		List<String> answers = race(() -> visit("2", "83"),
				() -> this.account
					.put(path() + "/dismissal",
							"{\"evidence\":\"" + evidence + "\",\"reason\":\"Test\",\"verdict\":\"benign\"}")
					.body());
		assertThat(answers.getLast()).contains("\"code\":12014");
		assertThat(events()).contains("\"state\":\"counting\"");
	}

	@Test
	void theLaterOfDismissalAndUndoHolds() throws Exception {
		race(this::dismiss, this::restore);
		assertThat(events()).contains("\"state\":\"counting\"");
		race(this::restore, this::dismiss);
		assertThat(events()).contains("\"state\":\"dismissed\"");
	}

	@Test
	void aDismissalAndAResetEndAlikeInBothOrders() throws Exception {
		race(this::dismiss, () -> this.account.reset(this.user).body());
		assertThat(events()).contains("\"state\":\"dismissed\"").doesNotContain("\"last_reset_time\":null");
		restore();
		assertThat(events()).contains("\"state\":\"before_reset\"");
		race(() -> this.account.reset(this.user).body(), this::dismiss);
		assertThat(events()).contains("\"state\":\"dismissed\"");
	}

	@Test
	void aMergeAfterTheDismissalTakesItAlong() throws Exception {
		race(this::dismiss, this::merge);
		assertThat(events()).contains("\"state\":\"dismissed\"");
	}

	@Test
	void aDismissalAfterTheMergeNamesAnEventThatHasAnotherId() throws Exception {
		List<String> answers = race(this::merge, this::dismiss);
		assertThat(answers.getLast()).contains("\"code\":12013");
		assertThat(events()).contains("\"state\":\"counting\"");
	}

	@Test
	void aDismissedEventIsPrunedWithoutALevel() throws Exception {
		race(this::dismiss, this::prune);
		assertThat(events()).doesNotContain(this.event);
		assertThat(detail()).doesNotContain("risk_level").contains("\"event_count\":0,\"forgotten_count\":0,");
	}

	@Test
	void aDismissalAfterPruningFindsNoEventAndTheLevelStays() throws Exception {
		List<String> answers = race(this::prune, this::dismiss);
		assertThat(answers.getLast()).contains("\"code\":12013");
		assertThat(events()).doesNotContain(this.event);
		assertThat(detail()).contains("\"risk_level\":\"medium\"").contains("\"event_count\":1,\"forgotten_count\":1,");
	}

	@Test
	void anUndoBeforePruningKeepsTheLevel() throws Exception {
		dismiss();
		race(this::restore, this::prune);
		assertThat(detail()).contains("\"risk_level\":\"medium\"").contains("\"event_count\":1,\"forgotten_count\":1,");
	}

	@Test
	void anUndoAfterPruningFindsNoEvent() throws Exception {
		dismiss();
		List<String> answers = race(this::prune, this::restore);
		assertThat(answers.getLast()).contains("\"code\":12013");
		assertThat(detail()).doesNotContain("risk_level").contains("\"event_count\":0,\"forgotten_count\":0,");
	}

	/** Lets two calls wait for the user, in this order, and returns their answers. */
	private List<String> race(Callable<String> first, Callable<String> second) throws Exception {
		try (ExecutorService callers = Executors.newFixedThreadPool(2);
				Connection connection = this.dataSource.getConnection()) {
			connection.setAutoCommit(false);
			JdbcClient locker = JdbcClient.create(new SingleConnectionDataSource(connection, true));
			locker.sql("select id from users where account_id = :account and id = cast(:user as uuid) for update")
				.param("account", this.account.id())
				.param("user", this.user)
				.query()
				.listOfRows();
			int waiting = waiting();
			Future<String> one = callers.submit(first);
			await(waiting + 1);
			Future<String> two = callers.submit(second);
			await(waiting + 2);
			connection.rollback();
			connection.setAutoCommit(true);
			return List.of(one.get(), two.get());
		}
	}

	private void await(int number) {
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> waiting() >= number);
	}

	/** The number of connections that wait for a lock. */
	private int waiting() {
		return JdbcClient.create(this.dataSource)
			.sql("select count(distinct pid) from pg_locks where not granted")
			.query(Integer.class)
			.single();
	}

	private String path() {
		return "/users/" + this.user + "/events/" + this.event;
	}

	private String events() {
		return this.account.get("/users/" + this.user + "/events").body();
	}

	private String detail() {
		return this.account.get("/users/" + this.user).body();
	}

	private String dismiss() {
		return this.account.put(path() + "/dismissal", "{\"reason\":\"Test\",\"verdict\":\"benign\"}").body();
	}

	private String restore() {
		return this.account.send(this.account.request(path() + "/dismissal").DELETE()).body();
	}

	/** Prunes the event, as if it were too old. */
	private String prune() {
		BooleanSupplier batches = this.prunables.stream()
			.filter((prunable) -> prunable.table().equals("event"))
			.findFirst()
			.orElseThrow()
			.batches(this.account.id(), AT.plusSeconds(1));
		while (batches.getAsBoolean()) {
			Thread.onSpinWait();
		}
		return "";
	}

	private String merge() {
		return this.account.putUsers("{\"id\":\"" + Account.user(1) + "\",\"email\":\"ann@example.org\"}").body();
	}

	private String visit(String id, String category) {
		String line = "{\"Datetime\":\"%s\",\"Email\":\"ann@example.org\",\"QueryID\":\"%s\",\"QueryName\":\"bad.example\",\"QueryCategoryIDs\":[%s]}"
			.formatted(AT, id, category);
		String answer = Logs.send(this.account, "gateway_dns", line).body();
		assertThat(answer).contains("\"matched\":1");
		return answer;
	}

}
