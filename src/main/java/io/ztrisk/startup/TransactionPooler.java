package io.ztrisk.startup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import org.postgresql.PGConnection;

/**
 * Finds a connection pooler, such as PgBouncer, that gives its connections to PostgreSQL
 * to a client for one transaction only. What one client sets for its session then applies
 * to others.
 */
final class TransactionPooler {

	private static final int ATTEMPTS = 10;

	private TransactionPooler() {
	}

	/**
	 * Whether there is one. It is never found where there is none. Where there is one,
	 * all attempts would fail only if others took the same connection in between each
	 * time.
	 * @param connection a connection without a transaction
	 * @param database opens another one
	 */
	static boolean isBefore(Connection connection, DataSource database) throws SQLException {
		PGConnection driver = connection.unwrap(PGConnection.class);
		if (driver.getBackendPID() == process(connection)) {
			return false;
		}
		int threshold = driver.getPrepareThreshold();
		driver.setPrepareThreshold(0);
		try (Connection other = database.getConnection()) {
			other.unwrap(PGConnection.class).setPrepareThreshold(0);
			other.setAutoCommit(false);
			return share(connection, other);
		}
		finally {
			driver.setPrepareThreshold(threshold);
		}
	}

	private static boolean share(Connection connection, Connection other) throws SQLException {
		for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
			int process = process(connection);
			// A pooler gives out the connection that was given back last, or the one
			// given back first.
			if (process(connection) != process || process(other) == process || process(connection) != process) {
				return true;
			}
			other.rollback();
		}
		return false;
	}

	/** The process of PostgreSQL that runs the statement. */
	private static int process(Connection connection) throws SQLException {
		return Integer.parseInt(single(connection, "select pg_backend_pid()"));
	}

	/** The single value that a query returns. */
	static String single(Connection connection, String query) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(query)) {
			row.next();
			return row.getString(1);
		}
	}

}
