package io.ztrisk.detection;

import io.ztrisk.observation.ObservationMoves;
import io.ztrisk.retention.ExpiredRows;
import io.ztrisk.retention.Periods;
import io.ztrisk.retention.Prunable;
import io.ztrisk.suppressed.SuppressedFindingRepository;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Configures the pruning of detection state. It runs before the pruning of events, which
 * could otherwise be created again from this state.
 */
@Configuration(proxyBeanMethods = false)
class DetectionConfiguration {

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	Prunable expiredObservations(ObservationMoves observations, Periods periods) {
		return new ExpiredRows("observation", periods.retention().detectionState(), observations::deleteExpired);
	}

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	Prunable expiredSuppressedFindings(SuppressedFindingRepository findings, Periods periods) {
		return new ExpiredRows("suppressed", periods.retention().detectionState(), findings::deleteExpired);
	}

}
