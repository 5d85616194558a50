package io.ztrisk.act;

import io.ztrisk.database.Retry;
import io.ztrisk.retention.ExpiredRows;
import io.ztrisk.retention.Periods;
import io.ztrisk.retention.Prunable;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Configures the pruning of acts. Merges and erasures may lock the same rows in another
 * order.
 */
@Configuration(proxyBeanMethods = false)
class ActConfiguration {

	@Bean
	Prunable expiredActs(ActRepository acts, Retry retry, Periods periods) {
		return new ExpiredRows("act", periods.retention().changes(),
				(account, before) -> retry.inTransaction(() -> acts.deleteExpired(account, before)));
	}

}
