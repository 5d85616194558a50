package io.ztrisk.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one row costs.
 *
 * @param server the CPU time of the server in microseconds
 * @param database the CPU time of PostgreSQL in microseconds
 * @param log the bytes of the write-ahead log
 * @param stored the bytes that it takes in the database, indexes included
 */
record Cost(double server, double database, double log, double stored) {

	/**
	 * The median of each, of some measurements.
	 */
	static Cost median(List<Cost> costs) {
		return new Cost(median(costs, Cost::server), median(costs, Cost::database), median(costs, Cost::log),
				median(costs, Cost::stored));
	}

	private static double median(List<Cost> costs, ToDoubleFunction<Cost> figure) {
		return Spread.of(costs.stream().mapToDouble(figure)).median();
	}

	/**
	 * Notes each of its figures.
	 */
	void report(String what, Report report) {
		report.figure(what + ": µs of CPU of the server", Figure.of(this.server));
		report.figure(what + ": µs of CPU of PostgreSQL", Figure.of(this.database));
		report.figure(what + ": bytes of WAL", Figure.of(this.log));
		report.figure(what + ": bytes stored", Figure.of(this.stored));
	}

}
