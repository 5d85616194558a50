package io.ztrisk.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * Starts a real PostgreSQL of the embedded binaries.
 */
public final class EmbeddedDatabase {

	private EmbeddedDatabase() {
	}

	/**
	 * A server that keeps what it has committed: the embedded one's own default does not.
	 */
	public static EmbeddedPostgres start() {
		try {
			return EmbeddedPostgres.builder().setServerConfig("synchronous_commit", "on").start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A server whose database may be used in test mode.
	 */
	public static EmbeddedPostgres startForTestMode() {
		EmbeddedPostgres server = start();
		try (Connection connection = server.getPostgresDatabase().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("alter database postgres set ztrisk.test_database = 'on'");
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		return server;
	}

	public static String url(EmbeddedPostgres server) {
		return "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
	}

}
