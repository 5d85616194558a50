package io.ztrisk.monitor;

import java.util.stream.Stream;

import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/**
 * Tells whether the database has the schema that the server needs. It had when the server
 * started; an older backup that is restored under it has not. A newer schema is none of
 * the server's business: it stays good for the version before.
 */
@Component("migrationsHealthContributor")
class Migrations extends AbstractHealthIndicator {

	private final Flyway flyway;

	Migrations(Flyway flyway, @Qualifier("monitoring") HikariDataSource monitoring) {
		super("The migrations cannot be read");
		this.flyway = Flyway.configure()
			.configuration(flyway.getConfiguration())
			.dataSource(monitoring)
			.connectRetries(0)
			.load();
	}

	@Override
	protected void doHealthCheck(Health.Builder health) {
		MigrationInfoService migrations = this.flyway.info();
		MigrationInfo current = migrations.current();
		int pending = migrations.pending().length;
		long failed = Stream.of(migrations.all()).filter((migration) -> migration.getState().isFailed()).count();
		health.status((pending + failed > 0) ? "DOWN" : "UP")
			.withDetail("current", (current != null) ? String.valueOf(current.getVersion()) : "none")
			.withDetail("failed", failed)
			.withDetail("pending", pending);
	}

}
