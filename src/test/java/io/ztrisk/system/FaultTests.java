package io.ztrisk.system;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.BehaviorCatalogue;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.DurableDatabase;
import io.ztrisk.test.LoadBalancer;
import io.ztrisk.test.RandomLogs;
import io.ztrisk.test.RunningServer;
import io.ztrisk.test.ServerProgram;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Real kills of real processes: whatever dies while batches come, nothing that was
 * answered is lost, nothing that is sent again counts twice, and it all ends as a single
 * clean run does. Of the packaged server. The tests kill the same database, so they run
 * one after the other.
 */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("the database of faults")
@Tag("packaged-server")
@Timeout(value = 1200, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FaultTests {

	/** The maximum number of further servers that are killed until a batch breaks. */
	private static final int MOST_KILLS = 6;

	private static final List<FaultCorpus.Batch> BATCHES = new FaultCorpus(1).batches();

	private static ServerProgram program;

	private static DurableDatabase database;

	private static List<String> expected;

	@BeforeAll
	static void runCleanly() throws Exception {
		program = ServerProgram.jar();
		database = DurableDatabase.start();
		try (RunningServer server = RunningServer.launch(program, database.create("clean"))) {
			server.awaitAnswer();
			ingest(server.port(), shuffled(new Random(1)), 1, (sender) -> {
			});
		}
		expected = state("clean");
		assertThat(expected).anyMatch((row) -> row.contains("imp_travel"))
			.anyMatch((row) -> row.contains("high_dlp"))
			.anyMatch((row) -> row.contains("security_domain"))
			.anyMatch((row) -> row.startsWith("rejected"));
		assertSound("clean");
	}

	@AfterAll
	static void stop() throws Exception {
		database.close();
	}

	@Test
	void aServerThatIsKilledLosesNothingAndDoublesNothing() throws Exception {
		Random random = new Random(2);
		try (RunningServer server = RunningServer.launch(program, database.create("server_killed"))) {
			// The first one dies while it makes the schema.
			awaitRows("server_killed", "pg_class where relname = 'users'", 1, server.process()::isAlive);
			server.kill();
			server.relaunch();
			server.awaitAnswer();
			ingest(server.port(), shuffled(random), 4, (sender) -> {
				for (int kill = 0; kill < 2; kill++) {
					awaitSomeEvents("server_killed", random, sender);
					server.kill();
					server.relaunch();
				}
				sender.await();
				assertThat(sender.broken()).isPositive();
			});
		}
		assertThat(state("server_killed")).isEqualTo(expected);
		assertSound("server_killed");
	}

	@Test
	void aDatabaseThatIsKilledLosesNothingAndDoublesNothing() throws Exception {
		Random random = new Random(3);
		try (RunningServer server = RunningServer.launch(program, database.create("database_killed"),
				"--spring.datasource.hikari.connection-timeout=250")) {
			server.awaitAnswer();
			ingest(server.port(), shuffled(random), 4, (sender) -> {
				for (int kill = 0; kill < 2; kill++) {
					awaitSomeEvents("database_killed", random, sender);
					int refused = sender.refused();
					database.kill();
					await(() -> sender.refused() > refused, sender::isUnderWay);
					assertThat(new ApiClient(server.management()).get("/actuator/health/readiness").statusCode())
						.isEqualTo(503);
					assertThat(new ApiClient(server.management()).get("/actuator/health/liveness").statusCode())
						.isEqualTo(200);
					assertThat(new ApiClient(server.management()).get("/actuator/prometheus").statusCode())
						.isEqualTo(200);
					database.restart();
				}
			});
			assertThat(server.process().isAlive()).isTrue();
			assertThat(server.logged()).contains("The database is unavailable")
				.doesNotContain("\tat ", RandomLogs.email(0), RandomLogs.id(0).toString());
		}
		assertThat(state("database_killed")).isEqualTo(expected);
		assertSound("database_killed");
	}

	@Test
	void twoServersThatGetTheSameBatchesAtOnceStoreThemOnce() throws Exception {
		String url = database.create("pair");
		try (RunningServer one = RunningServer.launch(program, url);
				RunningServer other = RunningServer.launch(program, url)) {
			one.awaitAnswer();
			other.awaitAnswer();
			List<FaultCorpus.Batch> batches = shuffled(new Random(4));
			ingest(one.port(), batches, 2, (sender) -> {
				try (BatchSender same = new BatchSender(other.port(), sender.batches(), 2)) {
					awaitSomeEvents("pair", new Random(5), sender);
					assertThat(program.run(url, "check").out()).endsWith("problems: 0\n");
					same.await();
					sender.await();
				}
			});
		}
		assertThat(state("pair")).isEqualTo(expected);
		assertSound("pair");
	}

	/**
	 * The senders repeat all batches until each of the servers was down and is up again.
	 * While one starts, they send little, since all share the processors.
	 */
	@Test
	void eachOfThreeServersMayBeKilledAndStoppedInTurn() throws Exception {
		assumeTrue(LoadBalancer.isInstalled(), "No load balancer: install haproxy, the name of Debian's package");
		String url = database.create("trio");
		try (RunningServer one = launchGraceful(url);
				RunningServer two = launchGraceful(url);
				RunningServer three = launchGraceful(url);
				LoadBalancer balancer = new LoadBalancer(List.of(one, two, three))) {
			List<RunningServer> servers = List.of(one, two, three);
			for (RunningServer server : servers) {
				server.awaitAnswer();
			}
			awaitStatus(balancer.port(), 200);
			AtomicBoolean isKilled = new AtomicBoolean(true);
			ingest(balancer.port(), shuffled(new Random(6)), 2, (sender) -> {
				sender.repeat(true);
				for (RunningServer server : servers) {
					strike(server, isKilled.get(), sender);
				}
				// A server that is killed between two batches breaks none.
				for (int i = 0; isKilled.get() && sender.broken() == 0 && i < MOST_KILLS; i++) {
					strike(servers.get(i % servers.size()), true, sender);
				}
				sender.repeat(false);
				sender.await();
				if (isKilled.getAndSet(false)) {
					assertThat(sender.broken()).isPositive();
				}
				else {
					assertThat(sender.broken() + sender.refused()).isZero();
				}
			});
		}
		assertThat(state("trio")).isEqualTo(expected);
		assertSound("trio");
	}

	private static void strike(RunningServer server, boolean kills, BatchSender sender) throws Exception {
		awaitRecords(server);
		if (kills) {
			server.kill();
		}
		else {
			server.close();
		}
		sender.pause(Duration.ofSeconds(1));
		server.relaunch();
		server.awaitAnswer();
		sender.pause(Duration.ZERO);
	}

	private static RunningServer launchGraceful(String url) throws Exception {
		return RunningServer.launch(program, url, "--ztrisk.shutdown-delay=5s");
	}

	/** Waits until a server has taken records since its start. */
	private static void awaitRecords(RunningServer server) throws Exception {
		ApiClient management = new ApiClient(server.management());
		await(() -> management.get("/actuator/prometheus").body().contains("ztrisk_records_total{"), () -> true);
	}

	private static void awaitStatus(int port, int status) throws Exception {
		await(() -> new ApiClient(port).get(FaultCorpus.scoring("one") + "/behaviors").statusCode() == status,
				() -> true);
	}

	/**
	 * Enables all behaviours, delivers half of the batches, resets two of the users and
	 * delivers the other half.
	 * @param fault what happens during each half
	 */
	private static void ingest(int port, List<FaultCorpus.Batch> batches, int connections, Fault fault)
			throws Exception {
		ApiClient api = new ApiClient(port);
		for (String account : FaultCorpus.ACCOUNTS) {
			boolean isHigh = true;
			for (Behavior behavior : BehaviorCatalogue.defaults().keySet()) {
				api.enable(FaultCorpus.scoring(account), behavior.key(), isHigh ? "high" : "low");
				isHigh = !isHigh;
			}
		}
		deliver(port, batches.subList(0, batches.size() / 2), connections, fault);
		for (String account : FaultCorpus.ACCOUNTS) {
			for (int user = 0; user < 2; user++) {
				assertThat(api
					.post(FaultCorpus.scoring(account) + "/" + RandomLogs.id(user) + "/reset", "application/json", "")
					.statusCode()).isEqualTo(200);
			}
		}
		deliver(port, batches.subList(batches.size() / 2, batches.size()), connections, fault);
	}

	private static void deliver(int port, List<FaultCorpus.Batch> batches, int connections, Fault fault)
			throws Exception {
		try (BatchSender sender = new BatchSender(port, batches, connections)) {
			fault.strike(sender);
			sender.await();
		}
	}

	private static List<FaultCorpus.Batch> shuffled(Random random) {
		List<FaultCorpus.Batch> shuffled = new ArrayList<>(BATCHES);
		Collections.shuffle(shuffled, random);
		return shuffled;
	}

	private static void awaitSomeEvents(String name, Random random, BatchSender sender) throws Exception {
		awaitRows(name, "event", count(name, "event") + 500 + random.nextInt(2000), sender::isUnderWay);
	}

	private static void awaitRows(String name, String table, long rows, Condition goesOn) throws Exception {
		await(() -> count(name, table) >= rows, goesOn);
	}

	private static void await(Condition condition, Condition goesOn) throws Exception {
		while (!condition.holds()) {
			assertThat(goesOn.holds()).isTrue();
			TimeUnit.MILLISECONDS.sleep(5);
		}
	}

	private static long count(String name, String table) {
		return database.client(name).sql("select count(*) from " + table).query(Long.class).single();
	}

	/**
	 * All that must be the same however it came in.
	 */
	private static List<String> state(String name) {
		return database.client(name)
			.sql("""
					select concat_ws(' ', 'user', account_id, id, email, risk_level, event_count, last_event, last_reset is null)
					from users
					where merged_into is null
					union all
					select concat_ws(' ', 'alias', account_id, user_id, email) from user_alias
					union all
					select concat_ws(' ', 'event', account_id, user_id, behavior, bucket, id, name, risk_level, occurred_at,
						case when bucket is null then details #>> '{}' else details ->> 'findings' end)
					from event
					union all
					select concat_ws(' ', 'observation', account_id, user_id, behavior, record, occurred_at, event_id)
					from observation
					union all
					select concat_ws(' ', 'rejected', account_id, dataset, line, id) from rejected_line
					order by 1""")
			.query(String.class)
			.list();
	}

	/**
	 * Lets the server's own check say that all is well.
	 */
	private static void assertSound(String name) throws Exception {
		assertThat(program.run(database.url(name), "check"))
			.isEqualTo(new ServerProgram.Ended(0, "accounts: %d, users: %d, events: %d, problems: 0\n"
				.formatted(FaultCorpus.ACCOUNTS.size(), count(name, "users"), count(name, "event"))));
	}

	/**
	 * A fault of a server or its database while batches come.
	 */
	private interface Fault {

		void strike(BatchSender sender) throws Exception;

	}

	/**
	 * A condition to wait for.
	 */
	private interface Condition {

		boolean holds() throws Exception;

	}

}
