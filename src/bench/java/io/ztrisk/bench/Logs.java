package io.ztrisk.bench;

import java.sql.Connection;
import java.util.List;

/**
 * Files of logs as vendors write them, against DuckDB: with two threads each, and with
 * one.
 */
final class Logs {

	private static final int WARM_UP = 5;

	private Logs() {
	}

	static void measure(Database database, Report report) throws Exception {
		byte[] dns = LogFile.gatewayDns();
		byte[] okta = LogFile.oktaSystemLog();
		for (int threads : new int[] { 2, 1 }) {
			String name = "logs" + threads;
			database.create(name);
			try (Program server = Program.server(database.url(name), Program.jar(),
					List.of("-XX:ActiveProcessorCount=" + threads));
					Connection connection = database.connect(name)) {
				Accounts.enable(server, Calls.ACCOUNT);
				try (DuckDb peer = DuckDb.ofDns(dns, threads)) {
					Ingest queries = ingest("gateway_dns", "all members", dns, 400);
					compare(queries, server, connection, peer, 2, threads, Target.rate(1), report);
				}
				try (DuckDb peer = DuckDb.ofOkta(okta, threads)) {
					Ingest events = ingest("okta_system_log", "all members", okta, 0);
					compare(events, server, connection, peer, 0, threads, Target.rate(1), report);
					Accounts.addRules(server, Calls.ACCOUNT);
					Ingest judged = ingest("okta_system_log", "all members, 20 rules", okta, 0);
					compare(judged, server, connection, peer, 0, threads, Target.rate(0.8), report);
				}
			}
		}
	}

	private static Ingest ingest(String dataset, String what, byte[] body, int matched) {
		return new Ingest("POST logs/%s, %s, gzip".formatted(dataset, what), "logs/" + dataset,
				"Content-Encoding: gzip\r\n", body, LogFile.RECORDS,
				"\"matched\":" + matched + ",\"received\":" + LogFile.RECORDS + ",\"rejected\":0");
	}

	private static void compare(Ingest ingest, Program server, Connection connection, DuckDb peer, int users,
			int threads, Target target, Report report) throws Exception {
		for (int i = 0; i < WARM_UP; i++) {
			ingest.send(server, Calls.ACCOUNT);
			Stored.clear(connection);
			peer.run(users);
		}
		report.compare(ingest.what() + ", against DuckDB, threads: " + threads, ingest.rows(), target, () -> {
			Sample sample = ingest.send(server, Calls.ACCOUNT);
			Stored.clear(connection);
			return sample;
		}, () -> peer.run(users));
	}

}
