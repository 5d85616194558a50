package io.ztrisk.database;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of metrics about the database, and of those that are counted in it.
 *
 * @param refreshInterval Minimum time between two counts in the database for metrics.
 * Counting takes at most a hundredth of the time, also with 0.
 * @param databaseCapacity Size that the database may have, for the alert of a database
 * that gets too large: the disk of PostgreSQL without what else is on it, such as the
 * write-ahead log. With 0, the alert never fires. No data is refused because of it.
 */
@ConfigurationProperties("ztrisk.metrics")
public record MetricsProperties(@DefaultValue("30s") Duration refreshInterval,
		@DefaultValue("0B") DataSize databaseCapacity) {

	/** Checks that nothing is negative. */
	public MetricsProperties {
		if (refreshInterval.isNegative() || databaseCapacity.isNegative()) {
			throw new IllegalArgumentException(
					"ztrisk.metrics.refresh-interval and ztrisk.metrics.database-capacity must not be negative");
		}
	}

}
