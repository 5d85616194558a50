package io.ztrisk.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;

/**
 * Events of new users in an account with ten webhooks whose receiver is down, against the
 * same in an account without a webhook.
 */
final class Signals {

	private static final int WEBHOOKS = 10;

	private static final int WARM_UP = 5;

	private static final String OTHER = "unheard";

	private Signals() {
	}

	static void measure(Database database, Report report) throws Exception {
		database.create("signals");
		try (Program server = Program.server(database.url("signals"), Program.jar(),
				List.of("-Dztrisk.secrets.key=" + Calls.TOKEN, "-Dztrisk.signals.allow=127.0.0.1/32"));
				java.sql.Connection connection = database.connect("signals")) {
			Accounts.enable(server, Calls.ACCOUNT);
			Accounts.enable(server, OTHER);
			int port = closedPort();
			for (int i = 0; i < WEBHOOKS; i++) {
				Accounts.send(server, Calls.ACCOUNT, "webhooks", "Content-Type: application/json\r\n",
						"{\"url\":\"http://127.0.0.1:%d/\"}".formatted(port).getBytes(StandardCharsets.UTF_8));
			}
			Ingest ingest = Ingest.events(0);
			Side ours = () -> sent(ingest, server, Calls.ACCOUNT, connection);
			Side floor = () -> sent(ingest, server, OTHER, connection);
			for (int i = 0; i < WARM_UP; i++) {
				ours.measure();
				floor.measure();
			}
			report.compare("POST events of new users, ten webhooks whose receiver is down, against none", ingest.rows(),
					Target.rate(0.95), ours, floor);
		}
	}

	private static Sample sent(Ingest ingest, Program server, String account, java.sql.Connection connection)
			throws IOException, SQLException {
		Sample sample = ingest.send(server, account);
		Stored.clear(connection);
		// The numbers of changes begin anew. The webhooks go on to rest as they do.
		Database.run(connection, "delete from delivery");
		Database.run(connection, "update subscription set position = 0, lease = lease + 1, retry_at = null");
		return sample;
	}

	/**
	 * A port on which nobody listens.
	 */
	private static int closedPort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
			return socket.getLocalPort();
		}
	}

}
