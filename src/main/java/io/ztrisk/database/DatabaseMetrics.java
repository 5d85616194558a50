package io.ztrisk.database;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The size of the database, and how far its standbys are behind. Every server reports the
 * same. PostgreSQL does not tell how much space is free, so the operator sets how large
 * the database may get.
 */
@Component
class DatabaseMetrics {

	private static final String SIZE = "select pg_database_size(current_database())";

	/**
	 * A role without pg_read_all_stats sees no positions of connected standbys, but those
	 * of replication slots, which also have standbys that are gone.
	 */
	private static final String STANDBY_LAG = """
			select greatest(
				(select max(pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn)) from pg_stat_replication),
				(select max(pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn)) from pg_replication_slots))""";

	DatabaseMetrics(MeterRegistry meters, @Qualifier("monitoringClient") JdbcClient monitoring,
			MetricsProperties properties) {
		long capacity = properties.databaseCapacity().toBytes();
		Gauge.builder("ztrisk.database.capacity", () -> (capacity > 0) ? capacity : Double.NaN)
			.description("The size that the database may have; NaN if it is not set")
			.baseUnit("bytes")
			.register(meters);
		register(meters, "ztrisk.database.size", "The size of the database", count(monitoring, SIZE, properties));
		register(meters, "ztrisk.database.standby.lag",
				"The write-ahead log that the slowest standby or replication slot lacks; NaN if there is none",
				count(monitoring, STANDBY_LAG, properties));
	}

	private static CachedCount<Double> count(JdbcClient monitoring, String statement, MetricsProperties properties) {
		return new CachedCount<>(() -> monitoring.sql(statement).query(Double.class).optional().orElse(Double.NaN),
				Double.NaN, properties.refreshInterval());
	}

	private static void register(MeterRegistry meters, String name, String description, CachedCount<Double> count) {
		Gauge.builder(name, count::get).description(description).baseUnit("bytes").register(meters);
	}

}
