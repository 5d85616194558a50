package io.ztrisk.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Transactions that read one snapshot, whose reader may pause for long. All that is set
 * ends with the transaction. What the JDBC driver would set for the session, such as the
 * isolation level, could reach other transactions through a pooler.
 */
public final class SnapshotTransaction {

	private SnapshotTransaction() {
	}

	/** Begins a transaction, which the caller ends. */
	public static void begin(Connection connection) throws SQLException {
		connection.setAutoCommit(false);
		connection.setReadOnly(true);
		try (Statement statement = connection.createStatement()) {
			statement.execute("set transaction isolation level repeatable read;"
					+ " set local idle_in_transaction_session_timeout = 0");
		}
		StatementNames.release(connection);
	}

}
