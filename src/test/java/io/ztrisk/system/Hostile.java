package io.ztrisk.system;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

import io.ztrisk.test.Account;
import io.ztrisk.test.RunningServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an account does that wants to keep the server from all others. Each is small where
 * it is sent and becomes large where it is worked on.
 */
enum Hostile {

	/** Trees of many nodes in few bytes. */
	POSTURE {

		@Override
		int send(Attacker attacker, int connection, int call) {
			return attacker.logs("device_posture_results", lines(8, (line) -> """
					{"Timestamp":"%s","Email":"%d@example.org","PostureCheckType":"crowdstrike_s2s",\
					"PostureReceivedJSON":[%s,{"overall":20}]}""".formatted(attacker.start(), line,
					list("{}", 349_000))));
		}

	},

	/** Lists of many short texts. */
	CATEGORIES {

		@Override
		int send(Attacker attacker, int connection, int call) {
			return attacker.logs("gateway_dns", lines(60, (line) -> """
					{"Datetime":"%1$s","Email":"%4$d@example.org","QueryID":"%2$d-%3$d-%4$d","QueryName":"x.example",\
					"QueryCategoryIDs":[80],"QueryCategoryNames":[%5$s]}""".formatted(attacker.start(), connection,
					call, line, list("\"a\"", 260_000))));
		}

	},

	/** Logins of one user from many networks, all of which are excluded. */
	EXCLUDED {

		@Override
		void prepare(Attacker attacker) {
			assertThat(attacker.put("/settings", """
					{"imp_travel":{"excluded_networks":[{"cidr":"10.0.0.0/8","reason":"VPN"}]}}""").statusCode())
				.isEqualTo(200);
		}

		@Override
		int send(Attacker attacker, int connection, int call) {
			return attacker.logs("access_requests",
					lines(1000, (line) -> login(attacker.start().plusSeconds(10L * line - 80_000), connection, call,
							line, (line % 2 == 0) ? "de" : "sg", "10.%d.%d.1".formatted(line / 250, line % 250))));
		}

	},

	/** Logins of one user from many networks all over the world, as many as are kept. */
	NETWORKS {

		private static final List<String> COUNTRIES = List.of("de", "sg", "us", "br", "jp", "za", "pt", "in", "au",
				"ca", "mx", "ng", "se", "cl", "kr");

		@Override
		int send(Attacker attacker, int connection, int call) {
			return attacker.logs("access_requests",
					lines(3600,
							(line) -> login(attacker.start().minusSeconds(60L * line), connection, call, line,
									COUNTRIES.get(line * 7 % COUNTRIES.size()),
									"20.%d.%d.1".formatted(line / 250, line % 250))));
		}

	},

	/** Names of hosts that have many dots. */
	DOTS {

		@Override
		int send(Attacker attacker, int connection, int call) {
			return attacker.logs("gateway_dns", lines(2000, (line) -> """
					{"Datetime":"%s","Email":"a@example.org","QueryID":"%d-%d-%d","QueryName":"%s",\
					"QueryCategoryIDs":[80]}""".formatted(attacker.start(), connection, call, line,
					".".repeat(2039) + "x")));
		}

	},

	/** Many DLP matches of one user within a minute. */
	MATCHES {

		@Override
		int send(Attacker attacker, int connection, int call) {
			return attacker.logs("gateway_http", lines(20_000, (line) -> """
					{"Datetime":"%s","Email":"%d@example.org","RequestID":"%d-%d","HTTPHost":"x.example",\
					"UploadMatchedDlpProfiles":["a"]}""".formatted(attacker.start().plusMillis(line), connection, call,
					line)));
		}

	},

	/** A user known by e-mail with many visits gets an id. */
	MERGE {

		private static final int VISITS = 60_000;

		@Override
		void prepare(Attacker attacker) {
			assertThat(attacker.logs("gateway_dns",
					lines(VISITS, (line) -> """
							{"Datetime":"%s","Email":"a@example.org","QueryID":"%d","QueryName":"x%d.example",\
							"QueryCategoryIDs":[80]}""".formatted(
							attacker.start().minus(line * 28 / VISITS, ChronoUnit.DAYS).minusSeconds(line % 3600), line,
							line))))
				.isEqualTo(200);
		}

		@Override
		int send(Attacker attacker, int connection, int call) {
			return attacker
				.put("/users",
						"{\"users\":[{\"id\":\"%s\",\"email\":\"a@example.org\"}]}".formatted(Account.user(connection)))
				.statusCode();
		}

	},

	/** Users are erased one after another while logs of others come. */
	ERASURES {

		private static final int USERS = 2000;

		@Override
		void prepare(Attacker attacker) {
			assertThat(attacker
				.put("/users",
						"{\"users\":[" + IntStream.range(0, USERS)
							.mapToObj((i) -> "{\"id\":\"%s\"}".formatted(Account.user(i)))
							.collect(Collectors.joining(",")) + "]}")
				.statusCode()).isEqualTo(200);
		}

		@Override
		int send(Attacker attacker, int connection, int call) {
			if (connection < 2) {
				return attacker.logs("gateway_dns", lines(5000, (line) -> """
						{"Datetime":"%1$s","Email":"%2$d.%3$d.%4$d@example.org","QueryID":"%3$d-%4$d",\
						"QueryName":"x.example","QueryCategoryIDs":[80]}""".formatted(attacker.start(), connection,
						call, line)));
			}
			return attacker.erase(Account.user((call * 4 + connection - 2) % USERS));
		}

	},

	/**
	 * Erases a user in an account with many large rejected lines that have escapes.
	 */
	ERASING {

		private static final int LINES = 150;

		@Override
		void prepare(Attacker attacker) {
			attacker.execute("""
					insert into rejected_line (account_id, id, dataset, line, reason, received_at, bytes, replayable)
					select '%s', gen_random_uuid(), 'events', i, 'Bad', now(),
						convert_to(repeat('\\u0061', 174000) || i, 'UTF8'), true
					from generate_series(1, %d) i""".formatted(attacker.id(), LINES));
		}

		@Override
		int send(Attacker attacker, int connection, int call) {
			String user = Account.user(connection * 100 + call);
			assertThat(
					attacker
						.put("/users",
								"{\"users\":[{\"id\":\"%s\",\"email\":\"%s.erasable@example.org\"}]}".formatted(user,
										user))
						.statusCode())
				.isIn(200, 503);
			return attacker.erase(user);
		}

	},

	/** Connections that bring a byte of a header every second. */
	HEADERS {

		private static final int CONNECTIONS = 1100;

		@Override
		int send(Attacker attacker, int connection, int call) {
			List<Socket> sockets = new ArrayList<>();
			try {
				for (int i = 0; i < CONNECTIONS / 6; i++) {
					sockets.add(attacker.connect("GET / HTTP/1.1\r\nHost: x\r\nX: "));
				}
				for (int i = 0; i < 6; i++) {
					TimeUnit.SECONDS.sleep(1);
					sockets.forEach(Hostile::trickle);
				}
				for (Socket socket : sockets) {
					socket.close();
				}
				return 200;
			}
			catch (IOException ex) {
				return 0;
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}

	};

	/**
	 * Creates the data that must exist before.
	 */
	void prepare(Attacker attacker) {
	}

	/**
	 * Sends once over one of six connections.
	 * @param call the number of calls that this connection has sent before
	 * @return the status of the answer, 0 if there is none
	 */
	abstract int send(Attacker attacker, int connection, int call);

	private static void trickle(Socket socket) {
		try {
			socket.getOutputStream().write('x');
		}
		catch (IOException ex) {
			// Cut off, as it should be.
		}
	}

	private static String login(Instant at, int connection, int call, int line, String country, String address) {
		return """
				{"CreatedAt":"%s","Action":"login","Allowed":true,"Email":"%d.%d@example.org","RayID":"%d",\
				"Country":"%s","IPAddress":"%s"}""".formatted(at, connection, call, line, country, address);
	}

	private static String list(String element, int count) {
		return (element + ",").repeat(count - 1) + element;
	}

	private static byte[] lines(int count, IntFunction<String> line) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
			for (int i = 0; i < count; i++) {
				gzip.write((line.apply(i) + '\n').getBytes(StandardCharsets.US_ASCII));
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		return bytes.toByteArray();
	}

	/**
	 * The account that does it.
	 *
	 * @param id the account
	 * @param start when it began
	 * @param server the server that is attacked
	 * @param database filled directly where that would take too long
	 */
	record Attacker(String id, Instant start, RunningServer server, Connection database) {

		private String path(String path) {
			return "/accounts/" + this.id + "/zt_risk_scoring" + path;
		}

		HttpResponse<String> put(String path, String body) {
			return this.server.api().put(path(path), body);
		}

		int logs(String dataset, byte[] gzip) {
			return this.server.api()
				.send(this.server.api()
					.request(path("/logs/" + dataset))
					.POST(HttpRequest.BodyPublishers.ofByteArray(gzip)))
				.statusCode();
		}

		int erase(String user) {
			return this.server.api().delete(path("/users/" + user)).statusCode();
		}

		Socket connect(String sent) throws IOException {
			Socket socket = new Socket("localhost", this.server.port());
			socket.getOutputStream().write(sent.getBytes(StandardCharsets.US_ASCII));
			return socket;
		}

		void execute(String sql) {
			try (Statement statement = this.database.createStatement()) {
				statement.execute(sql);
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
