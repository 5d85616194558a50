package io.ztrisk.change;

import io.ztrisk.database.Retry;
import io.ztrisk.retention.ExpiredRows;
import io.ztrisk.retention.Periods;
import io.ztrisk.retention.Prunable;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Configures the pruning of changes. Merges and erasures may lock the same rows in
 * another order.
 */
@Configuration(proxyBeanMethods = false)
class ChangeConfiguration {

	@Bean
	Prunable expiredChanges(ChangeRepository changes, Retry retry, Periods periods) {
		return new ExpiredRows("risk_change", periods.retention().changes(),
				(account, before) -> retry.inTransaction(() -> changes.deleteExpired(account, before)));
	}

}
