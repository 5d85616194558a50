package io.ztrisk.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.ztrisk.check.Inconsistency;
import io.ztrisk.check.Invariants;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Two servers that take the events of the same users into one database at once, against
 * one server that takes both bodies at once.
 */
final class TwoServers {

	private static final int ROWS = 50_000;

	private TwoServers() {
	}

	static void measure(Database database, Report report) throws Exception {
		database.create("pair");
		try (Program one = Program.server(database.url("pair"));
				Program other = Program.server(database.url("pair"));
				java.sql.Connection connection = database.connect("pair")) {
			Accounts.enable(one, Calls.ACCOUNT);
			Ingest first = Ingest.events(ROWS, 0, 1);
			Ingest second = Ingest.events(ROWS, 0, 2);
			Side ours = () -> both(connection, () -> first.send(one, Calls.ACCOUNT),
					() -> second.send(other, Calls.ACCOUNT));
			Side floor = () -> both(connection, () -> first.send(one, Calls.ACCOUNT),
					() -> second.send(one, Calls.ACCOUNT));
			for (int i = 0; i < 3; i++) {
				ours.measure();
				floor.measure();
			}
			report.compare("POST events to two servers, against one", 2 * ROWS, Target.rate(0.9), ours, floor);
			report.figure("two servers, deadlocks", Figure.of(Double.parseDouble(
					Database.ask(connection, "select deadlocks from pg_stat_database where datname = 'pair'")), 0));
		}
	}

	private static Sample both(java.sql.Connection connection, Callable<Sample> one, Callable<Sample> other)
			throws Exception {
		try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
			long start = System.nanoTime();
			for (Future<Sample> sent : senders.invokeAll(List.of(one, other))) {
				sent.get();
			}
			long nanos = System.nanoTime() - start;
			check(connection);
			Stored.clear(connection);
			return Sample.of(2 * ROWS, nanos);
		}
	}

	/**
	 * Makes sure that no update was lost.
	 */
	private static void check(java.sql.Connection connection) throws SQLException {
		List<Inconsistency> wrong = new ArrayList<>();
		new Invariants(JdbcClient.create(new SingleConnectionDataSource(connection, true))).check(Calls.ACCOUNT,
				wrong::add);
		String events = Database.ask(connection,
				"select count(*) from event where account_id = '%s'".formatted(Calls.ACCOUNT));
		if (!wrong.isEmpty() || !events.equals(Integer.toString(2 * ROWS))) {
			throw new IllegalStateException("%s scores are wrong, %s events".formatted(wrong.size(), events));
		}
	}

}
