package io.ztrisk.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * The same with ten million events stored as with ten thousand.
 */
final class Growth {

	private static final int FEW = 10_000;

	private static final int MANY = 10_000_000;

	/** The number of the first user who logs in, behind all that are there. */
	private static final int LOGINS = MANY / 10;

	/** The number of the first user of the events, behind all who log in. */
	private static final int EVENTS = 2 * LOGINS;

	/** The time of the latest event that is there. */
	private static final Instant BEFORE = Instant.parse("2026-01-01T00:00:00Z");

	private Growth() {
	}

	static void measure(Database database, Report report) throws Exception {
		database.create("small");
		database.create("large");
		try (Program small = Program.server(database.url("small"));
				Program large = Program.server(database.url("large"));
				java.sql.Connection few = database.connect("small");
				java.sql.Connection many = database.connect("large")) {
			fill(few, FEW);
			fill(many, MANY);
			storage(many, report);
			for (Program server : List.of(small, large)) {
				Accounts.enable(server, Calls.ACCOUNT);
			}
			Ingest queries = Ingest.queries();
			ingest((first) -> queries, 0, small, few, large, report);
			ingest(Ingest::logins, LOGINS, small, few, large, report);
			ingest(Ingest::events, EVENTS, small, few, large, report);
			calls(small, large, report);
		}
	}

	/**
	 * Sends batches of new users. The large side keeps them, and the pace of its
	 * checkpoints, as a server does that is fed all day; the small side would not stay
	 * small.
	 */
	private static void ingest(Batch batch, int first, Program small, java.sql.Connection few, Program large,
			Report report) throws Exception {
		AtomicInteger next = new AtomicInteger(first);
		Side ours = () -> batch.of(next.getAndAdd(Ingest.ROWS)).send(large, Calls.ACCOUNT);
		Side floor = () -> {
			Sample sample = batch.of(first).send(small, Calls.ACCOUNT);
			Stored.delete(few, Calls.ACCOUNT, BEFORE);
			return sample;
		};
		for (int i = 0; i < 2; i++) {
			ours.measure();
			floor.measure();
		}
		Ingest any = batch.of(first);
		report.compare(any.what() + ", 10,000,000 events stored against 10,000", any.rows(), Target.rate(0.8), ours,
				floor);
	}

	private static void calls(Program small, Program large, Report report) throws Exception {
		compare("GET behaviors", List.of(Calls.get("behaviors", Calls.ACCOUNT)), small, large, report);
		compare("PUT behaviors",
				List.of(Calls.send("PUT", "behaviors", Calls.ACCOUNT, "Content-Type: application/json\r\n",
						"{\"behaviors\":{\"high_dlp\":{\"enabled\":true,\"risk_level\":\"low\"}}}"
							.getBytes(StandardCharsets.US_ASCII))),
				small, large, report);
		compare("POST {user_id}/reset",
				IntStream.range(0, FEW / 10)
					.mapToObj((i) -> Calls.send("POST", Data.user(i) + "/reset", Calls.ACCOUNT, "", new byte[0]))
					.toList(),
				small, large, report);
	}

	private static void compare(String what, List<byte[]> requests, Program small, Program large, Report report)
			throws Exception {
		ClosedLoop load = new ClosedLoop(4, Duration.ofSeconds(2), requests);
		load.run(small.port());
		load.run(large.port());
		report.compare(what + ", 10,000,000 events stored against 10,000", 1, Target.time(1.2),
				() -> load.run(large.port()), () -> load.run(small.port()));
	}

	/**
	 * Stores events of users with ten each. The indexes are made at the end, as a restore
	 * does it.
	 */
	static void fill(java.sql.Connection connection, int events) throws SQLException {
		Database.run(connection, """
				insert into users (account_id, id, derived, email, email_at, name, name_at, risk_level, event_count,
					last_event)
				select '%1$s', ('5eed' || lpad(to_hex(i), 4, '0') || '-0000-4000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, false,
					'user' || i || '@example.org', '%2$s', 'User ' || i, '%2$s', 3, 10,
					timestamptz '%2$s' - i * interval '1 second'
				from generate_series(0, %3$d) i""".formatted(Calls.ACCOUNT, BEFORE, events / 10 - 1));
		Database.run(connection, "set maintenance_work_mem = '512MB'");
		String others = "from pg_indexes where tablename = 'event' and indexname <> 'event_pkey'";
		String definitions = Database.ask(connection, "select string_agg(indexdef, ';') " + others);
		Database.run(connection,
				Database.ask(connection, "select 'drop index ' || string_agg(indexname, ', ') " + others));
		Database.run(connection, "alter table event drop constraint event_user_fkey, drop constraint event_pkey");
		Database.run(connection, """
				insert into event (account_id, id, user_id, behavior, name, risk_level, occurred_at, details)
				select account_id, gen_random_uuid(), id, 'imp_travel', 'Impossible Travel', 3,
					last_event - n * interval '1 minute', '{"from":{"city":"Lisbon"},"to":{"city":"Singapore"},"hours":1.5}'
				from users, generate_series(0, 9) n""");
		Database.run(connection, "alter table event add constraint event_pkey primary key (account_id, id)");
		Database.run(connection, definitions);
		Database.run(connection, """
				alter table event add constraint event_user_fkey foreign key (account_id, user_id)
					references users (account_id, id)""");
		Database.run(connection, "vacuum analyze");
		Database.run(connection, "checkpoint");
	}

	private static void storage(java.sql.Connection connection, Report report) throws SQLException {
		for (String table : List.of("event", "users")) {
			report.figure("bytes stored in %s a row, indexes included".formatted(table),
					Figure.of(Double.parseDouble(Database.ask(connection,
							"select pg_total_relation_size('%1$s') / count(*) from %1$s".formatted(table)))));
		}
	}

	/**
	 * Makes a batch of users that no other has.
	 */
	private interface Batch {

		/**
		 * The batch of the users from a number on.
		 */
		Ingest of(int first) throws IOException;

	}

}
