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
					compare(ingest("gateway_dns", dns, 400), server, connection, peer, 2, threads, report);
				}
				try (DuckDb peer = DuckDb.ofOkta(okta, threads)) {
					compare(ingest("okta_system_log", okta, 0), server, connection, peer, 0, threads, report);
				}
			}
		}
	}

	private static Ingest ingest(String dataset, byte[] body, int matched) {
		return new Ingest("POST logs/" + dataset + ", all members, gzip", "logs/" + dataset,
				"Content-Encoding: gzip\r\n", body, LogFile.RECORDS,
				"\"matched\":" + matched + ",\"received\":" + LogFile.RECORDS + ",\"rejected\":0");
	}

	private static void compare(Ingest ingest, Program server, Connection connection, DuckDb peer, int users,
			int threads, Report report) throws Exception {
		for (int i = 0; i < WARM_UP; i++) {
			ingest.send(server, Calls.ACCOUNT);
			Stored.clear(connection);
			peer.run(users);
		}
		report.compare(ingest.what() + ", against DuckDB, threads: " + threads, ingest.rows(), Target.rate(1), () -> {
			Sample sample = ingest.send(server, Calls.ACCOUNT);
			Stored.clear(connection);
			return sample;
		}, () -> peer.run(users));
	}

}
