package io.ztrisk.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.actuate.endpoint.web.EndpointMediaTypes;
import org.springframework.boot.jdbc.health.DataSourceHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;

/**
 * Sets connections aside for those who look at the server, so that it is told healthy or
 * not at once, however busy it is, and nobody waits for a count.
 */
@Configuration(proxyBeanMethods = false)
class MonitorConfiguration {

	@Bean(defaultCandidate = false)
	HikariDataSource monitoring(HikariDataSource dataSource) {
		HikariConfig config = new HikariConfig();
		dataSource.copyStateTo(config);
		config.setPoolName("monitoring");
		config.setMaximumPoolSize(2);
		config.setMinimumIdle(0);
		config.setConnectionTimeout(2000);
		// A scraper waits ten seconds for all numbers.
		config.setConnectionInitSql(config.getConnectionInitSql() + "; set statement_timeout = '8s'");
		return new HikariDataSource(config);
	}

	/**
	 * In place of Spring Boot's, which waits for a connection of each pool.
	 */
	@Bean
	DataSourceHealthIndicator dbHealthContributor(@Qualifier("monitoring") HikariDataSource monitoring) {
		return new DataSourceHealthIndicator(monitoring);
	}

	/**
	 * Has the endpoints answer as plain JSON, and not as one of Spring Boot's media
	 * types.
	 */
	@Bean
	EndpointMediaTypes plainJson() {
		return new EndpointMediaTypes(MediaType.APPLICATION_JSON_VALUE);
	}

}
