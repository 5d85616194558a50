package io.ztrisk.openapi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.sql.DataSource;

import io.ztrisk.retention.NoPruning;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.ConcurrentServerTest;
import io.ztrisk.test.SecondServer;
import io.ztrisk.test.StoredRows;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Thousands of wrong requests of every call: whatever is sent, the answer is an envelope
 * that says whose fault it is, and what is refused leaves nothing behind.
 */
@ConcurrentServerTest
class MalformedInputTests {

	private static final int REQUESTS = 200;

	private static final long SEED = 20_261_125;

	private static final List<String> INSIDE = List.of("Exception", "\tat ", "java.", "org.", "io.ztrisk", "SQL");

	private final int port;

	private final JdbcClient database;

	private final Contract contract;

	private final Sample sample;

	MalformedInputTests(@LocalServerPort int port, @Autowired JdbcClient database,
			@Autowired SecondServer publicServer) {
		this.port = port;
		this.database = database;
		ApiClient api = new ApiClient(port);
		this.contract = Contract.of(api);
		this.sample = new Sample(api, new ApiClient(publicServer.port())).filled();
	}

	@Test
	void noRequestBreaksTheServerAndNoRefusedOneIsStored(@Autowired DataSource pool) throws Exception {
		try (NoPruning _ = new NoPruning(pool)) {
			sendMutants();
		}
	}

	private void sendMutants() throws IOException {
		// New rows would only make the lists longer.
		for (Operation call : this.contract.operations()
			.stream()
			.sorted(Comparator.comparing((call) -> !call.method().equals("GET")))
			.toList()) {
			Mutations mutations = new Mutations(call, this.sample, SEED);
			List<Mutant> refused = new ArrayList<>();
			try (Wire wire = new Wire(this.port)) {
				for (int i = 0; i < REQUESTS; i++) {
					Mutant mutant = mutations.next();
					RawAnswer answer = wire.send(mutant.bytes());
					check(call, mutant, answer);
					if (answer.statusCode() != 200) {
						refused.add(mutant);
					}
				}
				assertThat(refused).as(call.toString()).hasSizeGreaterThan(REQUESTS / 10);
				if (!call.method().equals("GET")) {
					Map<String, String> before = StoredRows.of(this.database);
					for (Mutant mutant : refused) {
						assertThat(wire.send(mutant.bytes()).statusCode()).as(mutant.toString()).isNotEqualTo(200);
					}
					assertThat(StoredRows.of(this.database)).as("what is stored after refused requests of " + call)
						.isEqualTo(before);
				}
			}
		}
	}

	private void check(Operation call, Mutant mutant, RawAnswer answer) {
		if (answer.statusCode() >= 500 && answer.statusCode() != 501) {
			throw failure(call, mutant, answer, "It is the server's fault");
		}
		if (mutant.method().equals("HEAD")) {
			return;
		}
		if (!isEnvelope(answer.body())
				|| answer.statusCode() != 200 && INSIDE.stream().anyMatch(answer.body()::contains)) {
			throw failure(call, mutant, answer, "No envelope, or more than that");
		}
		if (mutant.routed()) {
			List<String> problems = this.contract.problems(call, answer);
			if (!problems.isEmpty()) {
				throw failure(call, mutant, answer, problems.toString());
			}
			if (answer.statusCode() == 200 && mutant.headers().contains("application/json")
					&& call.bodies().keySet().equals(Set.of("application/json"))) {
				var wrong = this.contract.problems(call, new String(mutant.body(), StandardCharsets.UTF_8));
				if (!wrong.isEmpty()) {
					throw failure(call, mutant, answer, "The document says no: " + wrong);
				}
			}
		}
	}

	private static boolean isEnvelope(String body) {
		return body.startsWith("{\"errors\":[") && body.contains("],\"messages\":[") && body.contains("],\"result\":")
				&& (body.endsWith(",\"success\":true}") || body.endsWith(",\"success\":false}"));
	}

	private static AssertionError failure(Operation call, Mutant mutant, RawAnswer answer, String what) {
		return new AssertionError(
				"%s: %s%n%s%n%s%n%s".formatted(call, what, mutant, answer.statusCode(), answer.body()));
	}

}
