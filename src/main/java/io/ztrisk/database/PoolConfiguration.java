package io.ztrisk.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.jdbc.health.DataSourceHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Configures connection pools beside the main one. Health and metrics are answered at
 * once, even if the main pool is busy, and slow readers of lists hold none of its
 * connections.
 */
@Configuration(proxyBeanMethods = false)
class PoolConfiguration {

	private static final int TIMEOUT_MILLIS = 2000;

	/** The pool of health and metrics. A scraper waits ten seconds for all metrics. */
	@Bean(defaultCandidate = false)
	HikariDataSource monitoring(HikariDataSource dataSource) {
		return pool(dataSource, "monitoring", 2, "set statement_timeout = '8s'");
	}

	/**
	 * The pool of lists that are read while they are written. Their first rows must come
	 * at once, in the order of an index. Sorting a million rows first would take less
	 * time in total, but these would come too late. A slow reader may pause for long.
	 */
	@Bean(defaultCandidate = false)
	HikariDataSource streams(HikariDataSource dataSource, SnapshotProperties properties) {
		return pool(dataSource, "streams", properties.connections(),
				"set enable_sort = off; set idle_in_transaction_session_timeout = 0");
	}

	/** Replaces Spring Boot's indicator, which waits for a connection of each pool. */
	@Bean
	DataSourceHealthIndicator dbHealthContributor(@Qualifier("monitoring") HikariDataSource monitoring) {
		return new DataSourceHealthIndicator(monitoring);
	}

	private static HikariDataSource pool(HikariDataSource main, String name, int size, String initSql) {
		HikariConfig config = new HikariConfig();
		main.copyStateTo(config);
		config.setPoolName(name);
		config.setMaximumPoolSize(size);
		config.setMinimumIdle(0);
		config.setConnectionTimeout(Math.min(config.getConnectionTimeout(), TIMEOUT_MILLIS));
		config.setConnectionInitSql(config.getConnectionInitSql() + "; " + initSql);
		return new HikariDataSource(config);
	}

}
