package io.ztrisk.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * Refuses test mode on any database that was not made for it. Flyway calls it after each
 * connect, before it reads or creates anything.
 */
@Component
@ConditionalOnBooleanProperty("ztrisk.test-mode")
public class TestDatabaseCheck extends BaseCallback {

	private static final String PROBLEM = "ztrisk.test-mode needs a database that was made for tests. It is marked by: "
			+ "alter database NAME set ztrisk.test_database = 'on'. Nothing was changed.";

	private volatile boolean passed;

	@Override
	public boolean supports(Event event, Context context) {
		return event == Event.AFTER_CONNECT;
	}

	@Override
	public void handle(Event event, Context context) {
		try (Statement statement = context.getConnection().createStatement();
				ResultSet mark = statement.executeQuery("select current_setting('ztrisk.test_database', true)")) {
			this.passed = mark.next() && "on".equals(mark.getString(1));
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		requirePassed();
	}

	/**
	 * Refuses the start also if no migration has run.
	 */
	public void requirePassed() {
		if (!this.passed) {
			throw new UnsupportedDatabaseException(PROBLEM);
		}
	}

}
