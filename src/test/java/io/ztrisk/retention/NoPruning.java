package io.ztrisk.retention;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

/**
 * Keeps all servers on a database from pruning, which they begin five minutes after their
 * start.
 */
public final class NoPruning implements AutoCloseable {

	private final Connection connection;

	/** Waits until a server that prunes has ended. */
	public NoPruning(DataSource database) throws SQLException {
		this.connection = database.getConnection();
		execute("select pg_advisory_lock(" + Pruner.LOCK + ")");
	}

	@Override
	public void close() throws SQLException {
		execute("select pg_advisory_unlock(" + Pruner.LOCK + ")");
		this.connection.close();
	}

	private void execute(String sql) throws SQLException {
		try (Statement statement = this.connection.createStatement()) {
			statement.execute(sql);
		}
	}

}
