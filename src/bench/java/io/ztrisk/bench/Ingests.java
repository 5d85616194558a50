package io.ztrisk.bench;

/**
 * Bodies that are taken in: one that only has to be read, against a loop that inflates and
 * tokenises it, and two that are stored, against COPY of the same rows into the same
 * tables.
 */
final class Ingests {

	private static final int WARM_UP = 5;

	private Ingests() {
	}

	static void measure(Database database, Report report) throws Exception {
		database.create("ingest");
		try (Program server = Program.server(database.url("ingest"));
				java.sql.Connection connection = database.connect("ingest")) {
			Accounts.enable(server, Calls.ACCOUNT);
			read(Ingest.queries(), server, report);
			Stored.clear(connection);
			for (Ingest ingest : new Ingest[] { Ingest.logins(0), Ingest.events(0) }) {
				stored(ingest, server, connection, report);
			}
		}
	}

	private static void read(Ingest ingest, Program server, Report report) throws Exception {
		try (Tokeniser floor = Tokeniser.of(ingest.body())) {
			for (int i = 0; i < WARM_UP; i++) {
				ingest.send(server, Calls.ACCOUNT);
				floor.run(ingest.rows());
			}
			report.compare(ingest.what() + ", against inflating and tokenising", ingest.rows(), Target.rate(0.7),
					() -> ingest.send(server, Calls.ACCOUNT), () -> floor.run(ingest.rows()));
		}
	}

	private static void stored(Ingest ingest, Program server, java.sql.Connection connection, Report report)
			throws Exception {
		for (int i = 0; i < WARM_UP; i++) {
			ingest.send(server, Calls.ACCOUNT);
			Stored.clear(connection);
		}
		ingest.send(server, Calls.ACCOUNT);
		Stored rows = Stored.of(connection, Calls.ACCOUNT, "copied");
		Stored.clear(connection);
		report.compare(ingest.what() + ", against COPY of the rows", ingest.rows(), Target.rate(0.4), () -> {
			Sample sample = ingest.send(server, Calls.ACCOUNT);
			Stored.clear(connection);
			return sample;
		}, () -> {
			Sample sample = Sample.of(ingest.rows(), rows.copyIn(connection));
			Stored.clear(connection);
			return sample;
		});
	}

}
