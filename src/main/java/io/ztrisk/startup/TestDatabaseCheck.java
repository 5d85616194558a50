package io.ztrisk.startup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * Refuses test mode on any database that was not made for it. Flyway calls it after each
 * connect, before it reads or creates anything. The mark is read from the catalogue,
 * since a connection can set anything for itself.
 */
@Component
@ConditionalOnBooleanProperty("ztrisk.test-mode")
public class TestDatabaseCheck extends BaseCallback {

	private static final String PROBLEM = "ztrisk.test-mode needs a database that was made for tests. It is marked by: "
			+ "alter database NAME set ztrisk.test_database = 'on'. Nothing was changed.";

	private static final String IS_MARKED = """
			select exists (
				select from pg_db_role_setting join pg_database on pg_database.oid = setdatabase
				where datname = current_database() and setrole = 0
					and 'ztrisk.test_database=on' = any(setconfig))""";

	private final ObjectProvider<DataSource> dataSource;

	TestDatabaseCheck(ObjectProvider<DataSource> dataSource) {
		this.dataSource = dataSource;
	}

	@Override
	public boolean supports(Event event, Context context) {
		return event == Event.AFTER_CONNECT;
	}

	@Override
	public void handle(Event event, Context context) {
		try {
			requireMark(context.getConnection());
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Checks the database of the server. It may be another one than that of Flyway, and
	 * Flyway does not look at it if no migration runs.
	 */
	public void requireMark() {
		try (Connection connection = this.dataSource.getObject().getConnection()) {
			requireMark(connection);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void requireMark(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet mark = statement.executeQuery(IS_MARKED)) {
			if (!mark.next() || !mark.getBoolean(1)) {
				throw new UnsupportedDatabaseException(PROBLEM);
			}
		}
	}

}
