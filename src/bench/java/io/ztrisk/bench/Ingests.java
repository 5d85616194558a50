package io.ztrisk.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Bodies that are taken in: one that only has to be read, against a loop that inflates and
 * tokenises it, and two that are stored, against COPY of the same rows into the same
 * tables.
 */
final class Ingests {

	private static final int WARM_UP = 3;

	private Ingests() {
	}

	static void measure(Database database, Report report) throws Exception {
		database.create("ingest");
		try (Program server = Program.server(database.url("ingest"));
				java.sql.Connection connection = database.connect("ingest")) {
			Accounts.enable(server, Calls.ACCOUNT);
			Ingest queries = Ingest.queries();
			for (int i = 0; i < WARM_UP; i++) {
				queries.send(server, Calls.ACCOUNT);
				tokenise(queries);
			}
			report.compare(queries.what() + ", against inflating and tokenising", queries.rows(), Target.rate(0.7),
					() -> queries.send(server, Calls.ACCOUNT), () -> tokenise(queries));
			Stored.clear(connection);
			for (Ingest ingest : new Ingest[] { Ingest.logins(), Ingest.events() }) {
				stored(ingest, server, connection, report);
			}
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

	private static Sample tokenise(Ingest ingest) throws IOException {
		JsonFactory json = new JsonFactory();
		long start = System.nanoTime();
		int records = 0;
		int depth = 0;
		try (JsonParser parser = json.createParser(ObjectReadContext.empty(),
				new GZIPInputStream(new ByteArrayInputStream(ingest.body()), 1 << 14))) {
			for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
				depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
				records += (depth == 0) ? 1 : 0;
			}
		}
		if (records != ingest.rows()) {
			throw new IllegalStateException(records + " records");
		}
		return Sample.of(records, System.nanoTime() - start);
	}

}
