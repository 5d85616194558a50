package io.ztrisk.user;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.ztrisk.behavior.RiskLevel;
import io.ztrisk.database.Measured;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How many users of all accounts have each level. Every instance tells the same.
 */
@Component
class LevelGauges {

	private final JdbcClient jdbc;

	LevelGauges(MeterRegistry meters, @Qualifier("monitoring") HikariDataSource monitoring,
			@Value("${ztrisk.metrics.rest}") Duration rest) {
		this.jdbc = JdbcClient.create(monitoring);
		Measured<Map<Integer, Long>> counts = new Measured<>(this::count, Map.of(), rest);
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
		this.jdbc.sql("select risk_level, count(*) from users where risk_level is not null group by risk_level")
			.query((row) -> {
				counts.put(row.getInt(1), row.getLong(2));
			});
		return counts;
	}

}
