package io.ztrisk.privacy;

import io.ztrisk.retention.ExpiredRows;
import io.ztrisk.retention.Periods;
import io.ztrisk.retention.Prunable;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Configures the pruning of erasures. They expire when no event and no log record from
 * before them can arrive any more.
 */
@Configuration(proxyBeanMethods = false)
class PrivacyConfiguration {

	@Bean
	Prunable expiredIdentifiers(ErasureRepository erasures, Periods periods) {
		return new ExpiredRows("erased", periods.latest(), erasures::deleteExpiredIdentifiers);
	}

	@Bean
	Prunable expiredErasures(ErasureRepository erasures, Periods periods) {
		return new ExpiredRows("erasure", periods.latest(), erasures::deleteExpired);
	}

}
