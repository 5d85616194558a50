package io.ztrisk.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A body that is sent, and the answer that it must get.
 *
 * @param what the call
 * @param path of the call
 * @param headers of the request, each ended by a line break
 * @param body as it is sent
 * @param rows the number of its rows
 * @param answer what the result must contain
 */
record Ingest(String what, String path, String headers, byte[] body, int rows, String answer) {

	/** The number of rows in the batches that are stored. */
	static final int ROWS = 100_000;

	private static final int QUERIES = 200_000;

	/**
	 * Logs that match no behaviour.
	 */
	static Ingest queries() throws IOException {
		return new Ingest("POST logs/gateway_dns, nothing matches, gzip", "logs/gateway_dns",
				"Content-Encoding: gzip\r\n", Data.queries(QUERIES), QUERIES,
				"\"matched\":0,\"received\":" + QUERIES + ",\"rejected\":0");
	}

	/**
	 * Logins, each of a user of its own.
	 * @param first the first user
	 */
	static Ingest logins(int first) {
		return logins(first, 2);
	}

	/**
	 * The same.
	 * @param seed another seed makes other logins of the same users
	 */
	static Ingest logins(int first, int seed) {
		return new Ingest("POST logs/access_requests, new users", "logs/access_requests", "",
				Data.logins(ROWS, first, seed), ROWS,
				"\"matched\":" + ROWS + ",\"received\":" + ROWS + ",\"rejected\":0");
	}

	/**
	 * Reported events, ten of each user in any order.
	 * @param first the first user
	 */
	static Ingest events(int first) {
		return events(ROWS, first, 1);
	}

	/**
	 * The same of so many rows.
	 * @param seed another seed makes other events of the same users
	 */
	static Ingest events(int rows, int first, int seed) {
		return new Ingest("POST events, NDJSON", "events", "Content-Type: application/x-ndjson\r\n",
				Data.events(rows / 10, 10, first, seed), rows, "\"stored\":" + rows);
	}

	/**
	 * Sends it to an account.
	 */
	Sample send(Program server, String account) throws IOException {
		byte[] request = Calls.send("POST", this.path, account, this.headers, this.body);
		ByteArrayOutputStream result = new ByteArrayOutputStream();
		try (Connection connection = new Connection(server.port())) {
			long start = System.nanoTime();
			connection.call(request, result::write);
			long nanos = System.nanoTime() - start;
			if (!result.toString(StandardCharsets.UTF_8).contains(this.answer)) {
				throw new IllegalStateException(this.what + ": " + result);
			}
			return Sample.of(this.rows, nanos);
		}
	}

}
