package io.ztrisk.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * DuckDB, which analysts use to read logs: in a process of its own it answers the
 * question of a detector about a file, with the columns that this server reads.
 */
final class DuckDb implements AutoCloseable {

	private static final String DNS = """
			select UserID, count(*)
			from read_json('%s', format = 'newline_delimited', compression = 'gzip', columns = {
				Datetime: 'VARCHAR', Email: 'VARCHAR', UserID: 'VARCHAR', DeviceID: 'VARCHAR', QueryID: 'VARCHAR',
				QueryName: 'VARCHAR', QueryCategoryIDs: 'INT[]', QueryCategoryNames: 'VARCHAR[]',
				InitialCategoryIDs: 'INT[]', MatchedCategoryIDs: 'INT[]', ResolverDecision: 'VARCHAR', SrcIP: 'VARCHAR'})
			where list_has_any(QueryCategoryIDs, [117, 68]) or list_has_any(MatchedCategoryIDs, [117, 68])
			group by UserID""";

	private static final String OKTA = """
			select actor.alternateId, count(*)
			from read_json('%s', format = 'newline_delimited', compression = 'gzip', columns = {
				published: 'VARCHAR', uuid: 'VARCHAR', eventType: 'VARCHAR',
				actor: 'STRUCT(id VARCHAR, "type" VARCHAR, alternateId VARCHAR, displayName VARCHAR)',
				client: 'STRUCT(ipAddress VARCHAR, userAgent STRUCT(rawUserAgent VARCHAR), geographicalContext
					STRUCT(city VARCHAR, state VARCHAR, country VARCHAR, geolocation STRUCT(lat DOUBLE, lon DOUBLE)))',
				outcome: 'STRUCT("result" VARCHAR, reason VARCHAR)',
				securityContext: 'STRUCT(isProxy BOOLEAN, asNumber BIGINT)', device: 'STRUCT(id VARCHAR)',
				authenticationContext: 'STRUCT(externalSessionId VARCHAR)',
				debugContext: 'STRUCT(debugData STRUCT(factor VARCHAR, requestUri VARCHAR, risk VARCHAR))',
				target: 'STRUCT("type" VARCHAR, displayName VARCHAR)[]'})
			where actor."type" = 'User' and eventType in ('user.session.start', 'user.authentication.sso')
				and outcome."result" = 'SUCCESS'
			group by actor.alternateId""";

	private final Process process;

	private final PrintStream orders;

	private final BufferedReader answers;

	private DuckDb(Process process) {
		this.process = process;
		this.orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.US_ASCII);
		this.answers = process.inputReader(StandardCharsets.US_ASCII);
	}

	/** Starts a process for DNS queries. */
	static DuckDb ofDns(byte[] body, int threads) throws IOException {
		return start(DNS, "dns", body, threads);
	}

	/** Starts a process for events of the Okta System Log. */
	static DuckDb ofOkta(byte[] body, int threads) throws IOException {
		return start(OKTA, "okta", body, threads);
	}

	private static DuckDb start(String query, String name, byte[] body, int threads) throws IOException {
		Path file = Files.write(Path.of("target", "bench-" + name + ".json.gz"), body);
		return new DuckDb(new ProcessBuilder(Program.command(List.of("--enable-native-access=ALL-UNNAMED", "-cp",
				System.getProperty("java.class.path"), DuckDb.class.getName(), query.formatted(file),
				Integer.toString(threads))))
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start());
	}

	/** Has the question answered once. */
	Sample run(int users) throws IOException {
		this.orders.println();
		String[] answer = this.answers.readLine().split(" ");
		if (Integer.parseInt(answer[1]) != users) {
			throw new IllegalStateException("Users: " + answer[1]);
		}
		return Sample.of(LogFile.RECORDS, Long.parseLong(answer[0]));
	}

	/**
	 * Its output is the answer that the bench reads: with each line that comes in, runs the
	 * query, and prints how many nanoseconds that took, and how many users there were.
	 */
	public static void main(String[] args) throws IOException, SQLException {
		try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
				Statement statement = connection.createStatement()) {
			statement.execute("set threads = " + args[1]);
			while (System.in.read() >= 0) {
				long start = System.nanoTime();
				int users = 0;
				try (ResultSet rows = statement.executeQuery(args[0])) {
					while (rows.next()) {
						users++;
					}
				}
				// The bench reads the output of this process.
				System.out.println((System.nanoTime() - start) + " " + users);
			}
		}
	}

	@Override
	public void close() {
		this.process.destroy();
		this.process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
	}

}
