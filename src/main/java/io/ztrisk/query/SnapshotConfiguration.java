package io.ztrisk.query;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Sets connections aside for answers that may take their readers long.
 */
@Configuration(proxyBeanMethods = false)
class SnapshotConfiguration {

	private static final long WAIT_MILLIS = 2000;

	@Bean(defaultCandidate = false)
	HikariDataSource streams(HikariDataSource dataSource, SnapshotProperties properties) {
		HikariConfig config = new HikariConfig();
		dataSource.copyStateTo(config);
		config.setPoolName("streams");
		config.setMaximumPoolSize(properties.connections());
		config.setMinimumIdle(0);
		// Who finds none free is to come again, and to know it soon.
		config.setConnectionTimeout(Math.min(config.getConnectionTimeout(), WAIT_MILLIS));
		// Rows must come at once, in an index's order; to sort a million first would be
		// quicker in all and too late.
		config.setConnectionInitSql(config.getConnectionInitSql() + "; set enable_sort = off");
		return new HikariDataSource(config);
	}

}
