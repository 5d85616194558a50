package io.ztrisk.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Reads of an account of a thousand risky users with ten events each.
 */
final class Reads {

	private static final int USERS = 1000;

	private static final int EVENTS = 10;

	/** The just-in-time compiler is at work for half a minute. */
	private static final int WARM_UPS = 4;

	private static final Target TARGET = new Target(0.8, 1.3);

	private Reads() {
	}

	static void measure(Database database, Report report) throws Exception {
		database.create("reads");
		try (Program server = Program.server(database.url("reads"));
				Program floor = Program.floor(database.url("reads"))) {
			Accounts.enable(server, Calls.ACCOUNT);
			Accounts.send(server, Calls.ACCOUNT, "events", "Content-Type: application/x-ndjson\r\n",
					Data.events(USERS, EVENTS, 0, 1));
			database.settle("reads");
			List<byte[]> users = IntStream.range(0, USERS)
				.mapToObj((i) -> Calls.get(Data.user(i).toString(), Calls.ACCOUNT))
				.toList();
			measure("GET behaviors", 8, List.of(Calls.get("behaviors", Calls.ACCOUNT)), server, floor, report);
			measure("GET {user_id}", EVENTS, users, server, floor, report);
			measure("GET summary?per_page=50", 50, List.of(Calls.get("summary?per_page=50", Calls.ACCOUNT)), server,
					floor, report);
		}
	}

	private static void measure(String what, int rows, List<byte[]> requests, Program server, Program floor,
			Report report) throws Exception {
		for (byte[] request : requests) {
			check(request, server, floor);
		}
		for (int i = 0; i < WARM_UPS; i++) {
			for (Program side : List.of(server, floor)) {
				new ClosedLoop(16, Duration.ofSeconds(8), requests).run(side.port());
			}
		}
		for (int connections : new int[] { 1, 16, 64 }) {
			ClosedLoop load = new ClosedLoop(connections, Duration.ofSeconds(3), requests);
			report.compare("%s, %d connections".formatted(what, connections), rows, TARGET,
					() -> load.run(server.port()), () -> load.run(floor.port()));
		}
	}

	/**
	 * Makes sure that both sides put the same bytes on the wire, but for the id of the
	 * request, the date and what is left of the limit.
	 */
	private static void check(byte[] request, Program server, Program floor) throws IOException {
		Answer ours = Answer.of(request, server);
		Answer theirs = Answer.of(request, floor);
		if (!ours.equals(theirs)) {
			throw new IllegalStateException("The answers differ:\n%s\n%s".formatted(ours, theirs));
		}
	}

	/**
	 * An answer: its headers in the order of the alphabet, and its body.
	 */
	private record Answer(SortedSet<String> headers, String body) {

		static Answer of(byte[] request, Program side) throws IOException {
			SortedSet<String> headers = new TreeSet<>();
			ByteArrayOutputStream body = new ByteArrayOutputStream();
			try (Connection connection = new Connection(side.port())) {
				connection.call(request, new Connection.Sink() {

					@Override
					public void header(String line) {
						headers.add(line.replaceAll("^(X-Request-Id|Date|Ratelimit): .*", "$1"));
					}

					@Override
					public void bytes(byte[] bytes, int offset, int count) {
						body.write(bytes, offset, count);
					}

				});
			}
			return new Answer(headers, body.toString(StandardCharsets.UTF_8));
		}

	}

}
