package io.ztrisk.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
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

	/**
	 * Adds twenty enabled behaviours with rules that no event of the bench's file of Okta
	 * fits: by five fields and operators, of the three kinds.
	 */
	static void addRules(Program server, String account) throws IOException {
		List<String> conditions = List.of("\"event_type\":\"user.account.lock.%d\"",
				"\"user_agent|contains\":\"headless-%d\"", "\"address|cidr\":\"198.51.%d.0/24\"",
				"\"country\":\"Country %d\"", "\"application|startswith\":\"Admin %d\"");
		List<String> kinds = List.of("", ",\"count\":{\"at_least\":5,\"seconds\":600}",
				",\"first\":{\"after_days\":14,\"remember_days\":90}");
		for (int i = 0; i < 20; i++) {
			String condition = conditions.get(i % conditions.size()).formatted(i);
			call(server, Calls.send("PUT", "behaviors/custom_" + i, account, "Content-Type: application/json\r\n",
					"{\"name\":\"Rule %d\",\"risk_level\":\"low\",\"enabled\":true,\"rule\":{\"where\":[{%s}]%s}}"
						.formatted(i, condition, kinds.get(i % kinds.size()))
						.getBytes(StandardCharsets.UTF_8)));
		}
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
