package io.ztrisk.user;

import java.util.HashMap;
import java.util.Map;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.ztrisk.behavior.RiskLevel;
import io.ztrisk.database.CachedCount;
import io.ztrisk.database.MetricsProperties;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reports the number of users at each level, over all accounts and on every server.
 */
@Component
class UserMetrics {

	private final JdbcClient jdbc;

	UserMetrics(MeterRegistry meters, @Qualifier("monitoringClient") JdbcClient monitoring, MetricsProperties metrics) {
		this.jdbc = monitoring;
		CachedCount<Map<Integer, Long>> counts = new CachedCount<>(this::count, Map.of(), metrics.refreshInterval());
		for (RiskLevel level : RiskLevel.values()) {
			Gauge.builder("ztrisk.users", () -> number(counts.get(), level))
				.description("Users with a score")
				.tag("level", level.wire())
				.register(meters);
		}
	}

	private static double number(Map<Integer, Long> counts, RiskLevel level) {
		return counts.isEmpty() ? Double.NaN : counts.getOrDefault((int) level.rank(), 0L);
	}

	private Map<Integer, Long> count() {
		Map<Integer, Long> counts = new HashMap<>(Map.of(0, 0L));
		this.jdbc.sql(UserRepository.COUNTS).query((row) -> {
			counts.put(row.getInt(1), row.getLong(2));
		});
		return counts;
	}

}
