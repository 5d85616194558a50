package io.ztrisk.startup;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.ztrisk.ZtriskApplication;
import io.ztrisk.check.CheckCommand;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.EmbeddedDatabase;
import io.ztrisk.test.PgBouncer;
import io.ztrisk.test.SampleDay;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.scheduling.config.ScheduledTaskHolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Servers behind a PgBouncer that gives its four connections to PostgreSQL to each
 * transaction anew.
 */
@EnabledIf(value = "io.ztrisk.test.PgBouncer#isInstalled",
		disabledReason = "No pooler: install pgbouncer, the name of Debian's package")
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PoolerTests {

	private static final int CONNECTIONS = 4;

	/** Each connection of a server sets the last of them, one after the other. */
	private static final String SETTINGS = "ztrisk_server read committed on 0 (0|1min)";

	private static final String PROPOSAL = "{\"days\":30,\"settings\":{\"imp_travel\":{\"excluded_networks\":[]}}}";

	private static EmbeddedPostgres database;

	private static PgBouncer pooler;

	@BeforeAll
	static void start() throws Exception {
		database = EmbeddedDatabase.start();
		JdbcClient owner = JdbcClient.create(database.getPostgresDatabase());
		owner.sql("create role ztrisk_server nologin").update();
		owner.sql("create role ztrisk_audit_retention nologin").update();
		owner.sql("create role pooled login noinherit").update();
		owner.sql("grant ztrisk_server, ztrisk_audit_retention to pooled").update();
		owner.sql("alter role pooled set role = 'ztrisk_server'").update();
		pooler = PgBouncer.start(database, CONNECTIONS, "transaction");
	}

	@AfterAll
	static void stop() throws Exception {
		pooler.close();
		database.close();
	}

	@Test
	void loginOfTheOwnerIsRefused() {
		assertThatThrownBy(() -> check(pooler.url(), "postgres")).hasMessage(
				"The database is behind a connection pooler in transaction mode. The server would work as postgres"
						+ " there: let it log in as a role for which \"alter role ... set role = 'ztrisk_server'\" was"
						+ " run, and set another login for migrations (SPRING_FLYWAY_USER).");
	}

	@Test
	void preparedStatementsAreRefused() {
		assertThatThrownBy(() -> check(pooler.url(), "pooled"))
			.hasMessage("The database is behind a connection pooler in transaction mode. Prepared statements would fail"
					+ " there: add prepareThreshold=0 to SPRING_DATASOURCE_URL.");
	}

	@Test
	void aPoolerThatGivesOutItsConnectionsInTurnIsFound() throws Exception {
		try (PgBouncer inTurn = PgBouncer.start(database, CONNECTIONS, "transaction", "server_round_robin = 1")) {
			DriverManagerDataSource clients = new DriverManagerDataSource(inTurn.url() + "?prepareThreshold=0",
					"pooled", "");
			try (Connection one = clients.getConnection(); Connection other = clients.getConnection()) {
				for (Connection client : List.of(one, other)) {
					client.setAutoCommit(false);
					client.createStatement().execute("select 1");
				}
			}
			assertThatThrownBy(() -> check(inTurn.url(), "pooled")).hasMessageContaining("prepareThreshold=0");
		}
	}

	@Test
	void migrationsAreRefused() {
		Flyway flyway = Flyway.configure()
			.dataSource(new DriverManagerDataSource(pooler.url(), "postgres", ""))
			.callbacks(new VersionCheck())
			.defaultSchema("unused")
			.load();
		assertThatThrownBy(flyway::migrate).rootCause()
			.hasMessage(
					"The database is behind a connection pooler in transaction mode. Migrations need a connection of"
							+ " their own: set SPRING_FLYWAY_URL to the database itself. Nothing was changed.");
		assertThat(JdbcClient.create(database.getPostgresDatabase())
			.sql("select count(*) from pg_namespace where nspname = 'unused'")
			.query(Integer.class)
			.single()).isZero();
	}

	@Test
	void directConnectionsAndSessionsOfAPoolerAreAccepted() throws Exception {
		check(EmbeddedDatabase.url(database), "postgres");
		try (PgBouncer sessions = PgBouncer.start(database, CONNECTIONS, "session")) {
			check(sessions.url(), "postgres");
		}
	}

	@Test
	void twoServersWorkUnderLoad() throws Exception {
		try (ExecutorService threads = Executors.newCachedThreadPool()) {
			// Both migrate the empty database.
			Future<ConfigurableApplicationContext> first = threads.submit(PoolerTests::server);
			try (ConfigurableApplicationContext other = server(); ConfigurableApplicationContext one = first.get()) {
				List<Callable<List<String>>> work = new ArrayList<>();
				for (int account = 0; account < 3; account++) {
					String id = "pooled-" + account;
					ApiClient api = api((account % 2 == 0) ? one : other);
					ApiClient another = api((account % 2 == 0) ? other : one);
					work.add(() -> SampleDay.load(api, id).stream().map(String::valueOf).toList());
					work.add(() -> callAndReset(another, id));
				}
				for (ConfigurableApplicationContext server : List.of(one, other)) {
					work.add(() -> runTasks(server));
					work.add(() -> lookAtSettings(server));
				}
				for (Future<List<String>> answers : threads.invokeAll(work)) {
					assertThat(answers.get()).containsOnly("200");
				}
				assertNothingIsLeft();
			}
		}
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		assertThat(CheckCommand.run(arguments(), new PrintStream(out, true, StandardCharsets.UTF_8), System.err))
			.as(out.toString(StandardCharsets.UTF_8))
			.isZero();
	}

	private static void check(String url, String login) throws SQLException {
		new PoolerCheck(new DriverManagerDataSource(url, login, "")).afterPropertiesSet();
	}

	private static String[] arguments() {
		return new String[] { "--server.port=0", "--management.server.port=0",
				"--spring.datasource.url=" + pooler.url() + "?prepareThreshold=0",
				"--spring.datasource.username=pooled", "--spring.flyway.url=" + EmbeddedDatabase.url(database),
				"--spring.flyway.user=postgres", "--ztrisk.snapshots.connections=2",
				"--ztrisk.admin-token=" + ApiClient.TOKEN, "--ztrisk.rate-limit.calls=1000000" };
	}

	private static ConfigurableApplicationContext server() {
		return new SpringApplicationBuilder(ZtriskApplication.class).run(arguments());
	}

	private static ApiClient api(ConfigurableApplicationContext server) {
		return new ApiClient(server.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
	}

	/** Reports events, and reads them while they are written, since they are many. */
	private static List<String> callAndReset(ApiClient api, String account) {
		String scoring = "/accounts/" + account + "/zt_risk_scoring";
		UUID user = UUID.nameUUIDFromBytes(account.getBytes(StandardCharsets.UTF_8));
		Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
		String events = IntStream.range(0, 1100).mapToObj((event) -> """
				{"id":"%d","behavior":"high_dlp","user":{"id":"%s","email":"a@example.org","name":"A"},"timestamp":"%s"}
				""".formatted(event, user, now.minusSeconds(event))).collect(Collectors.joining());
		List<String> statuses = new ArrayList<>();
		api.enable(scoring, "high_dlp", "medium");
		statuses.add(status(() -> api.post(scoring + "/events", "application/x-ndjson", events)));
		for (int round = 0; round < 5; round++) {
			statuses.add(status(() -> api.get(scoring + "/" + user)));
			statuses.add(status(() -> api.get(scoring + "/users/" + user + "/export")));
			statuses.add(status(() -> api.get(scoring + "/summary")));
			statuses.add(status(() -> api.get(scoring + "/statistics")));
			statuses.add(status(() -> api.post(scoring + "/dry_run", "application/json", PROPOSAL)));
			statuses.add(status(() -> api.post(scoring + "/" + user + "/reset", "application/json", "")));
		}
		return statuses.stream().distinct().toList();
	}

	/** A call that is repeated while too many long lists or dry runs are under way. */
	private static String status(Supplier<HttpResponse<String>> call) {
		HttpResponse<String> answer = Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.until(call::get, (one) -> !one.body().contains("\"code\":12007,"));
		return (answer.statusCode() == 200) ? "200" : answer.body();
	}

	/** Prunes, folds statistics and whatever else is done at intervals. */
	private static List<String> runTasks(ConfigurableApplicationContext server) {
		for (int round = 0; round < 3; round++) {
			server.getBeansOfType(ScheduledTaskHolder.class)
				.values()
				.stream()
				.flatMap((holder) -> holder.getScheduledTasks().stream())
				.forEach((task) -> task.getTask().getRunnable().run());
		}
		return List.of("200");
	}

	/** Looks at the role and the settings of many transactions. */
	private static List<String> lookAtSettings(ConfigurableApplicationContext server) {
		JdbcClient main = JdbcClient.create(server.getBean(HikariDataSource.class));
		for (int time = 0; time < 300; time++) {
			assertThat(settings(main)).matches(SETTINGS);
		}
		return List.of("200");
	}

	private static String settings(JdbcClient client) {
		return client.sql("""
				select concat_ws(' ', current_user, current_setting('transaction_isolation'),
					current_setting('enable_sort'), current_setting('statement_timeout'),
					current_setting('idle_in_transaction_session_timeout'))""").query(String.class).single();
	}

	/** Looks into each connection to PostgreSQL: transactions hold all at once. */
	private static void assertNothingIsLeft() throws SQLException {
		List<Connection> held = new ArrayList<>();
		try {
			for (int connection = 0; connection < CONNECTIONS; connection++) {
				Connection one = new DriverManagerDataSource(pooler.url() + "?prepareThreshold=0", "pooled", "")
					.getConnection();
				held.add(one);
				one.setAutoCommit(false);
				JdbcClient client = JdbcClient.create(new SingleConnectionDataSource(one, true));
				assertThat(settings(client)).matches(SETTINGS);
				assertThat(client
					.sql("select count(*) from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()")
					.query(Integer.class)
					.single()).isZero();
			}
		}
		finally {
			for (Connection one : held) {
				one.close();
			}
		}
	}

}
