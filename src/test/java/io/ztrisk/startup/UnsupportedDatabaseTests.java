package io.ztrisk.startup;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Map;

import javax.sql.DataSource;

import io.ztrisk.test.DurableDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.datasource.DelegatingDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A real database that reports an older version than its own.
 */
class UnsupportedDatabaseTests {

	@Test
	void aDatabaseThatIsTooOldIsNotChanged() throws Exception {
		try (DurableDatabase database = DurableDatabase.start()) {
			database.create("old");
			Flyway flyway = Flyway.configure()
				.dataSource(new OldDatabase(database.dataSource("old")))
				.callbacks(new VersionCheck())
				.load();
			assertThatThrownBy(flyway::migrate).rootCause()
				.hasMessage("The database is PostgreSQL 14.18. PostgreSQL 15 or newer is required."
						+ " Nothing was changed.");
			assertThat(database.client("old")
				.sql("select count(*) from pg_class where relnamespace = 'public'::regnamespace")
				.query(Integer.class)
				.single()).isZero();
		}
	}

	/**
	 * Says that it is PostgreSQL 14.
	 */
	private static final class OldDatabase extends DelegatingDataSource {

		private static final Map<String, Object> VERSION = Map.of("getDatabaseMajorVersion", 14,
				"getDatabaseProductVersion", "14.18");

		OldDatabase(DataSource real) {
			super(real);
		}

		@Override
		public Connection getConnection() throws SQLException {
			Connection real = super.getConnection();
			DatabaseMetaData metaData = proxy(DatabaseMetaData.class, real.getMetaData(), VERSION);
			return proxy(Connection.class, real, Map.of("getMetaData", metaData));
		}

		private static <T> T proxy(Class<T> type, T real, Map<String, Object> answers) {
			return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
					(self, method, arguments) -> answers.containsKey(method.getName()) ? answers.get(method.getName())
							: call(real, method, arguments)));
		}

		private static Object call(Object real, Method method, Object[] arguments) throws Throwable {
			try {
				return method.invoke(real, arguments);
			}
			catch (InvocationTargetException ex) {
				throw ex.getCause();
			}
		}

	}

}
