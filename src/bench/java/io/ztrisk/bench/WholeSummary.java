package io.ztrisk.bench;

import java.io.OutputStream;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;

import org.postgresql.PGConnection;

/**
 * The summary of a million users in one answer, held against what the database takes to
 * hand the same rows out as JSON.
 */
final class WholeSummary {

	private static final int USERS = 1_000_000;

	/** In milliseconds. */
	private static final double FIRST_BYTE_MOST = 1000;

	private static final String COPY = """
			copy (
				select row_to_json(scored)
				from (
					select email, event_count, last_event, risk_level, name, id
					from users
					where account_id = 'bench' and risk_level is not null
					order by risk_level desc, last_event desc, id) as scored) to stdout""";

	private WholeSummary() {
	}

	static void measure(Database database, Report report) throws Exception {
		database.create("summary");
		try (Program server = Program.server(database.url("summary"));
				java.sql.Connection connection = database.connect("summary")) {
			fill(connection);
			database.settle("summary");
			// Either side reads the rows by the index that has their order.
			Database.run(connection, "set enable_sort = off");
			AtomicLong firstByte = new AtomicLong();
			Side ours = () -> read(server, firstByte);
			Side floor = () -> copy(connection);
			ours.measure();
			floor.measure();
			firstByte.set(0);
			report.compare("whole summary against COPY as JSON", USERS, Target.time(1.5), ours, floor);
			report.figure("whole summary, first byte at the latest, ms", Figure.of(firstByte.get() / 1e6, FIRST_BYTE_MOST));
			report.figure("whole summary, memory of the server, MiB", Figure.of(server.residentMebibytes()));
		}
	}

	private static void fill(java.sql.Connection connection) throws SQLException {
		Database.run(connection, """
				insert into users (account_id, id, derived, email, email_at, name, name_at, risk_level, event_count,
					last_event)
				select 'bench', md5(i::text)::uuid, false, 'user' || i || '@example.org', now(), 'User ' || i, now(),
					1 + i %% 3, 1 + i %% 7, timestamptz '2026-01-01' + i * interval '1 second'
				from generate_series(1, %d) i""".formatted(USERS));
	}

	private static Sample read(Program server, AtomicLong firstByte) throws Exception {
		try (Connection connection = new Connection(server.port())) {
			long start = System.nanoTime();
			AtomicLong first = new AtomicLong();
			connection.call(Calls.get("summary", Calls.ACCOUNT), (bytes, offset, count) -> {
				if (first.get() == 0) {
					first.set(System.nanoTime() - start);
				}
			});
			firstByte.accumulateAndGet(first.get(), Math::max);
			return Sample.of(USERS, System.nanoTime() - start);
		}
	}

	private static Sample copy(java.sql.Connection connection) throws Exception {
		long start = System.nanoTime();
		long rows = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(COPY, OutputStream.nullOutputStream());
		if (rows != USERS) {
			throw new IllegalStateException(rows + " rows");
		}
		return Sample.of(rows, System.nanoTime() - start);
	}

}
