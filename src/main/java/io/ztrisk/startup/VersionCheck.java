package io.ztrisk.startup;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;

import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

import org.springframework.stereotype.Component;

/**
 * Refuses a version of PostgreSQL that is not supported, and a pooler that cannot hold
 * the lock of a migration. Flyway calls it after each connect, before it reads or creates
 * anything.
 */
@Component
public class VersionCheck extends BaseCallback {

	/** The oldest major version that the tests run on. */
	private static final int OLDEST = 15;

	@Override
	public boolean supports(Event event, Context context) {
		return event == Event.AFTER_CONNECT;
	}

	/** A transaction would keep its connection to PostgreSQL, and hide a pooler. */
	@Override
	public boolean canHandleInTransaction(Event event, Context context) {
		return false;
	}

	@Override
	public void handle(Event event, Context context) {
		try {
			DatabaseMetaData database = context.getConnection().getMetaData();
			require(database.getDatabaseMajorVersion(), database.getDatabaseProductVersion());
			PoolerCheck.requireNone(context.getConnection(), context.getConfiguration().getDataSource());
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static void require(int major, String version) {
		if (major < OLDEST) {
			throw new UnsupportedDatabaseException("The database is PostgreSQL " + version + ". PostgreSQL " + OLDEST
					+ " or newer is required. Nothing was changed.");
		}
	}

}
