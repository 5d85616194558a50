package io.ztrisk.detection;

import io.ztrisk.retention.ExpiredRows;
import io.ztrisk.retention.Periods;
import io.ztrisk.retention.Prunable;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lets detection state be forgotten, before the events that could be found in it again.
 */
@Configuration(proxyBeanMethods = false)
class DetectionConfiguration {

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	Prunable oldObservations(JdbcClient jdbc, Periods periods) {
		return new ExpiredRows(jdbc, "observation", "occurred_at", periods.retention().detectionState());
	}

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	Prunable oldSuppressed(JdbcClient jdbc, Periods periods) {
		return new ExpiredRows(jdbc, "suppressed", "occurred_at", periods.retention().detectionState());
	}

}
