package io.ztrisk.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * What a record, a login and an event cost in CPU time and bytes, also with millions of
 * events stored, and from it what companies need. CPU time depends less on what else the
 * machine does than the time of a clock.
 */
final class Sizing {

	private static final int ROUNDS = 5;

	private static final int WARM_UP = 3;

	private Sizing() {
	}

	static void measure(Database database, Report report) throws Exception {
		Company.Costs costs = costs(database, report);
		Files.writeString(Path.of("target", "sizing.md"),
				LongStream.of(100, 1_000, 10_000, 100_000, 1_000_000)
					.mapToObj((users) -> new Company(users, costs).row())
					.collect(Collectors.joining("\n", "", "\n")));
		for (int events : new int[] { 100_000, 1_000_000, 10_000_000 }) {
			grown(database, events, report);
		}
	}

	private static Company.Costs costs(Database database, Report report) throws Exception {
		database.create("sizing");
		try (Program server = Program.server(database.url("sizing"));
				java.sql.Connection connection = database.connect("sizing")) {
			Accounts.enable(server, Calls.ACCOUNT);
			Meter meter = new Meter(database, server, connection);
			Ingest queries = Ingest.queries();
			Cost record = meter.median((_) -> queries);
			record.report("a record that matches nothing", report);
			meter.median((round) -> Ingest.logins(round * Ingest.ROWS))
				.report("the first login of a user", report);
			Cost login = meter.median((round) -> Ingest.logins(0, 100 + round));
			login.report("a login of a known user", report);
			Cost event = meter.median((round) -> Ingest.events(Ingest.ROWS, 0, 200 + round));
			event.report("an event of a known user", report);
			double user = Double
				.parseDouble(Database.ask(connection, "select pg_total_relation_size('users') / count(*) from users"));
			report.figure("a user: bytes stored", Figure.of(user));
			return new Company.Costs(record, login, event, user);
		}
	}

	private static void grown(Database database, int events, Report report) throws Exception {
		String name = "grown_" + events;
		database.create(name);
		try (Program server = Program.server(database.url(name));
				java.sql.Connection connection = database.connect(name)) {
			Growth.fill(connection, events);
			Accounts.enable(server, Calls.ACCOUNT);
			new Meter(database, server, connection).median((round) -> Ingest.events(Ingest.ROWS, 0, 300 + round))
				.report("an event of a known user, with %,d events stored".formatted(events), report);
		}
	}

	/**
	 * Measures bodies.
	 */
	private record Meter(Database database, Program server, java.sql.Connection connection) {

		Cost median(Batch batch) throws Exception {
			List<Cost> costs = new ArrayList<>();
			for (int round = 0; round < WARM_UP + ROUNDS; round++) {
				Cost cost = cost(batch.of(round));
				if (round >= WARM_UP) {
					costs.add(cost);
				}
			}
			return Cost.median(costs);
		}

		private Cost cost(Ingest ingest) throws Exception {
			long server = this.server.cpuNanos();
			long database = this.database.cpuNanos();
			long log = ask("select pg_current_wal_insert_lsn() - '0/0'");
			long stored = ask("select pg_database_size(current_database())");
			ingest.send(this.server, Calls.ACCOUNT);
			long rows = ingest.rows();
			return new Cost((this.server.cpuNanos() - server) / 1e3 / rows,
					(this.database.cpuNanos() - database) / 1e3 / rows,
					(double) (ask("select pg_current_wal_insert_lsn() - '0/0'") - log) / rows,
					(double) (ask("select pg_database_size(current_database())") - stored) / rows);
		}

		private long ask(String sql) throws Exception {
			return Long.parseLong(Database.ask(this.connection, sql));
		}

	}

	/**
	 * Makes the body of a round.
	 */
	private interface Batch {

		Ingest of(int round) throws IOException;

	}

}
