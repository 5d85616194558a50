package io.ztrisk.snapshot;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.context.annotation.RequestScope;

/**
 * Gives each request that asks for one a snapshot, and closes it when the answer has been
 * written.
 */
@Configuration(proxyBeanMethods = false)
class SnapshotConfiguration {

	@Bean(defaultCandidate = false)
	HikariDataSource snapshotPool(HikariDataSource dataSource, SnapshotProperties properties) {
		return Snapshot.pool(dataSource, properties.connections());
	}

	@Bean
	@RequestScope
	Snapshot snapshot(HikariDataSource pool, @Qualifier("snapshotPool") HikariDataSource snapshotPool,
			HttpServletRequest request) {
		boolean streamed = request.getParameter("page") == null && request.getParameter("per_page") == null;
		return new Snapshot(streamed ? snapshotPool : pool, streamed);
	}

}
