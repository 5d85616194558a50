package io.ztrisk.database;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reports whether the database has the schema that the server needs, which it lacks if an
 * older backup is restored while the server runs. A newer schema is accepted, since it
 * works for the previous version, too.
 * <p>
 * The migrations of this version are read once: Flyway would scan the class path and
 * write to the log at each probe.
 */
@Component("migrationsHealthContributor")
class MigrationsHealthIndicator extends AbstractHealthIndicator {

	private final Set<String> needed;

	private final String history;

	private final JdbcClient database;

	MigrationsHealthIndicator(Flyway flyway, @Qualifier("monitoringClient") JdbcClient monitoring) {
		super("The migrations cannot be read");
		this.needed = Stream.of(flyway.info().all())
			.filter((migration) -> migration.getState().isResolved())
			.map((migration) -> migration.getVersion().getVersion())
			.collect(Collectors.toUnmodifiableSet());
		this.history = "select version, success from " + flyway.getConfiguration().getTable()
				+ " where version is not null order by installed_rank";
		this.database = monitoring;
	}

	@Override
	protected void doHealthCheck(Health.Builder health) {
		Map<String, Boolean> applied = new LinkedHashMap<>();
		this.database.sql(this.history).query((row) -> {
			applied.put(MigrationVersion.fromVersion(row.getString(1)).getVersion(), row.getBoolean(2));
		});
		long pending = this.needed.stream().filter((version) -> !applied.containsKey(version)).count();
		long failed = applied.values().stream().filter((success) -> !success).count();
		health.status((pending + failed > 0) ? "DOWN" : "UP")
			.withDetail("current", applied.keySet().stream().reduce((first, second) -> second).orElse("none"))
			.withDetail("failed", failed)
			.withDetail("pending", pending);
	}

}
