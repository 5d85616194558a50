package io.ztrisk.check;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

import com.zaxxer.hikari.HikariDataSource;
import io.ztrisk.database.SnapshotTransaction;
import io.ztrisk.startup.VersionCheck;
import org.flywaydb.core.Flyway;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The command {@code check}: checks all accounts in one snapshot of the database of the
 * server, and prints the problems. It uses only the settings of the server, and writes
 * nothing.
 */
public final class CheckCommand {

	private static final int FETCH_SIZE = 1000;

	private CheckCommand() {
	}

	/**
	 * Checks and reports.
	 * @param args settings, as for the server
	 * @return 0 without problems, 1 with problems, 2 if the check failed
	 */
	public static int run(String[] args, PrintStream out, PrintStream err) {
		try (ConfigurableApplicationContext settings = new SpringApplicationBuilder(Database.class)
			.web(WebApplicationType.NONE)
			.logStartupInfo(false)
			.properties("logging.level.root=off")
			.run(args)) {
			Schema.of(settings.getBean(Flyway.class)).requireOwn();
			return check(settings.getBean(HikariDataSource.class), new Report(out));
		}
		catch (SQLException | RuntimeException ex) {
			err.println("The check could not be made: " + reason(ex));
			return 2;
		}
	}

	private static int check(HikariDataSource database, Report report) throws SQLException {
		database.setMaximumPoolSize(1);
		try (Connection connection = database.getConnection()) {
			SnapshotTransaction.begin(connection);
			JdbcTemplate snapshot = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
			snapshot.setFetchSize(FETCH_SIZE);
			Invariants invariants = new Invariants(JdbcClient.create(snapshot));
			UserTallies tallies = new UserTallies(JdbcClient.create(snapshot));
			Optional<String> account = invariants.accountAfter("");
			while (account.isPresent()) {
				report.add(invariants.check(account.get(), report::add));
				tallies.check(account.get(), report::add);
				account = invariants.accountAfter(account.get());
			}
			return report.end() ? 0 : 1;
		}
	}

	/** The first line of the root cause. */
	private static String reason(Exception ex) {
		Throwable cause = NestedExceptionUtils.getMostSpecificCause(ex);
		return cause.toString().lines().findFirst().orElseThrow().replace(cause.getClass().getName() + ": ", "");
	}

	/** The settings of the database, without a migration. */
	@Import(VersionCheck.class)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class })
	static final class Database {

		@Bean
		static FlywayMigrationStrategy none() {
			return (flyway) -> {
			};
		}

	}

}
