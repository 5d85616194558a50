package io.ztrisk.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

import io.ztrisk.behavior.BehaviorCatalogue;

/**
 * Fills accounts by calls.
 */
final class Accounts {

	private Accounts() {
	}

	/**
	 * Enables what is measured.
	 */
	static void enable(Program server, String account) throws IOException {
		call(server, Calls.send("PUT", "behaviors", account, "Content-Type: application/json\r\n", """
				{"behaviors":{%s}}"""
			.formatted(BehaviorCatalogue.defaults().keySet().stream()
				.map((behavior) -> """
						"%s":{"enabled":true,"risk_level":"high"}""".formatted(behavior.key()))
				.collect(Collectors.joining(",")))
			.getBytes(StandardCharsets.UTF_8)));
	}

	static void send(Program server, String account, String path, String headers, byte[] body) throws IOException {
		call(server, Calls.send("POST", path, account, headers, body));
	}

	private static void call(Program server, byte[] request) throws IOException {
		try (Connection connection = new Connection(server.port())) {
			connection.call(request, Connection.Sink.NONE);
		}
	}

}
