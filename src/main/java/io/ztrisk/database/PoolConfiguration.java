package io.ztrisk.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.jdbc.health.DataSourceHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Configures connection pools beside the main one. Health and metrics are answered at
 * once, even if the main pool is busy, and slow readers of lists hold none of its
 * connections.
 */
@Configuration(proxyBeanMethods = false)
class PoolConfiguration {

	private static final int TIMEOUT_MILLIS = 2000;

	private static final int MONITORING_SECONDS = 8;

	/** The pool of health and metrics. A scraper waits ten seconds for all metrics. */
	@Bean(defaultCandidate = false)
	HikariDataSource monitoring(HikariDataSource dataSource) {
		return pool(dataSource, "monitoring", 2);
	}

	/** Statements of metrics. The driver cancels one that takes too long. */
	@Bean(defaultCandidate = false)
	JdbcClient monitoringClient(@Qualifier("monitoring") HikariDataSource monitoring) {
		JdbcTemplate jdbc = new JdbcTemplate(monitoring);
		jdbc.setQueryTimeout(MONITORING_SECONDS);
		return JdbcClient.create(jdbc);
	}

	/** The pool of lists that are read while they are written. */
	@Bean(defaultCandidate = false)
	HikariDataSource streams(HikariDataSource dataSource, SnapshotProperties properties) {
		return pool(dataSource, "streams", properties.connections());
	}

	/** Replaces Spring Boot's indicator, which waits for a connection of each pool. */
	@Bean
	DataSourceHealthIndicator dbHealthContributor(@Qualifier("monitoring") HikariDataSource monitoring) {
		return new DataSourceHealthIndicator(monitoring);
	}

	private static HikariDataSource pool(HikariDataSource main, String name, int size) {
		HikariConfig config = new HikariConfig();
		main.copyStateTo(config);
		config.setPoolName(name);
		config.setMaximumPoolSize(size);
		config.setMinimumIdle(0);
		config.setConnectionTimeout(Math.min(config.getConnectionTimeout(), TIMEOUT_MILLIS));
		return new HikariDataSource(config);
	}

}
