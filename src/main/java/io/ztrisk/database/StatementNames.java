package io.ztrisk.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import org.postgresql.PGConnection;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/**
 * The names that the JDBC driver gives to prepared statements. It numbers them for each
 * of its connections, so two that use the same connection of a pooler would use the same
 * names. With {@code prepareThreshold=0} it names only the statements whose rows it
 * fetches in parts.
 */
@Component
public class StatementNames {

	private final JdbcOperations jdbc;

	StatementNames(JdbcOperations jdbc) {
		this.jdbc = jdbc;
	}

	/** Releases all names before rows are fetched in parts in the current transaction. */
	public void release() {
		this.jdbc.execute((ConnectionCallback<Boolean>) (connection) -> {
			release(connection);
			return true;
		});
	}

	/** The driver sees that the names are gone, and prepares its statements again. */
	static void release(Connection connection) throws SQLException {
		if (connection.unwrap(PGConnection.class).getPrepareThreshold() == 0) {
			try (Statement statement = connection.createStatement()) {
				statement.execute("deallocate all");
			}
		}
	}

}
