package io.ztrisk.bench;

import java.util.List;
import java.util.Locale;

/**
 * Measures the server against the floor below it, part by part, and prints what it finds.
 */
final class Bench {

	private Bench() {
	}

	/**
	 * Measures the parts that are named, or all.
	 */
	public static void main(String[] args) throws Exception {
		List<String> parts = List.of(args[0].split(","));
		Report report = new Report();
		try (Database database = Database.start()) {
			for (Part part : Part.values()) {
				if (parts.contains("all") || parts.contains(part.name().toLowerCase(Locale.ROOT))) {
					part.measure.run(database, report);
				}
			}
		}
		finally {
			report.print();
		}
	}

	/**
	 * The measurements.
	 */
	private enum Part {

		/** Calls that read little. */
		READS(Reads::measure),

		/** A summary of a million users in one answer. */
		SUMMARY(WholeSummary::measure),

		/** Bodies that are taken in. */
		INGEST(Ingests::measure),

		/** Files of logs, against DuckDB. */
		LOGS(Logs::measure),

		/** The measurement with millions of events. */
		GROWTH(Growth::measure),

		/** Two servers on one database. */
		PAIR(TwoServers::measure),

		/** Webhooks whose receiver is down. */
		SIGNALS(Signals::measure),

		/** What a record, a login and an event cost, and what companies need. */
		SIZING(Sizing::measure),

		/** Time to start, memory and storage. */
		FIGURES(Figures::measure);

		private final Measurement measure;

		Part(Measurement measure) {
			this.measure = measure;
		}

	}

	/**
	 * Measures something on a database.
	 */
	private interface Measurement {

		void run(Database database, Report report) throws Exception;

	}

}
