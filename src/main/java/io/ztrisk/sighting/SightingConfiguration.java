package io.ztrisk.sighting;

import io.ztrisk.retention.ExpiredRows;
import io.ztrisk.retention.Periods;
import io.ztrisk.retention.Prunable;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Configures the pruning of sightings. A record may be as old as the horizon, so the days
 * that its rule remembers are kept as much longer.
 */
@Configuration(proxyBeanMethods = false)
class SightingConfiguration {

	@Bean
	Prunable expiredSightings(SightingMoves sightings, Periods periods) {
		return new ExpiredRows("sighting", periods.horizon(), sightings::deleteExpired);
	}

	@Bean
	Prunable expiredKnownUsers(SightingMoves sightings, Periods periods) {
		return new ExpiredRows("known_user", periods.retention().events(), sightings::deleteExpiredUsers);
	}

}
