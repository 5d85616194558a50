package io.ztrisk.bench;

import java.util.Arrays;

/**
 * One measurement of one side.
 *
 * @param rate the number of requests, rows or bytes a second
 * @param p50 the median time of a request in milliseconds, as the others
 * @param p99 the time that 99 % of the requests stay below
 * @param p999 the time that 99.9 % of them stay below
 */
record Sample(double rate, double p50, double p99, double p999) {

	/**
	 * Creates a sample of a piece of work done once.
	 */
	static Sample of(long rows, long nanos) {
		double millis = nanos / 1e6;
		return new Sample(rows * 1e9 / nanos, millis, millis, millis);
	}

	/**
	 * Creates a sample of many requests.
	 * @param latencies of each in nanoseconds
	 */
	static Sample of(long[] latencies, long nanos) {
		Arrays.sort(latencies);
		return new Sample(latencies.length * 1e9 / nanos, quantile(latencies, 0.5), quantile(latencies, 0.99),
				quantile(latencies, 0.999));
	}

	private static double quantile(long[] sorted, double share) {
		return sorted[(int) Math.min(sorted.length - 1L, (long) Math.ceil(share * sorted.length))] / 1e6;
	}

}
