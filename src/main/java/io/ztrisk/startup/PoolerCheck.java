package io.ztrisk.startup;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import org.postgresql.PGConnection;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.stereotype.Component;

/**
 * Refuses to start behind a pooler of transactions, unless the settings fit: the login
 * itself has the rights of the server's role, and the JDBC driver gives no names to
 * prepared statements.
 */
@Component
@DependsOnDatabaseInitialization
class PoolerCheck implements InitializingBean {

	private static final String ROLE = "ztrisk_server";

	private static final String POOLER = "The database is behind a connection pooler in transaction mode. ";

	private final DataSource dataSource;

	PoolerCheck(DataSource dataSource) {
		this.dataSource = dataSource;
	}

	@Override
	public void afterPropertiesSet() throws SQLException {
		try (Connection connection = this.dataSource.getConnection()) {
			if (TransactionPooler.isBefore(connection, this.dataSource)) {
				PGConnection driver = connection.unwrap(PGConnection.class);
				int threshold = driver.getPrepareThreshold();
				driver.setPrepareThreshold(0);
				requireRole(connection);
				requireNoNames(threshold);
			}
		}
	}

	private static void requireRole(Connection connection) throws SQLException {
		connection.setAutoCommit(false);
		try (Statement statement = connection.createStatement()) {
			statement.execute("set local role to default");
			String role = TransactionPooler.single(connection, "select current_user");
			if (!role.equals(ROLE)) {
				throw new UnsupportedDatabaseException(POOLER + "The server would work as " + role
						+ " there: let it log in as a role for which \"alter role ... set role = '" + ROLE
						+ "'\" was run, and set another login for migrations (SPRING_FLYWAY_USER).");
			}
		}
		finally {
			connection.rollback();
			connection.setAutoCommit(true);
		}
	}

	private static void requireNoNames(int threshold) {
		if (threshold != 0) {
			throw new UnsupportedDatabaseException(
					POOLER + "Prepared statements would fail there: add prepareThreshold=0 to SPRING_DATASOURCE_URL.");
		}
	}

	/** Refuses such a pooler for migrations, whose lock is one of the session. */
	static void requireNone(Connection connection, DataSource database) throws SQLException {
		if (TransactionPooler.isBefore(connection, database)) {
			throw new UnsupportedDatabaseException(POOLER + "Migrations need a connection of their own: set"
					+ " SPRING_FLYWAY_URL to the database itself. Nothing was changed.");
		}
	}

}
