package io.ztrisk.subscription;

import io.ztrisk.database.Retry;
import io.ztrisk.retention.ExpiredRows;
import io.ztrisk.retention.Periods;
import io.ztrisk.retention.Prunable;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Configures the pruning of deliveries. Merges and erasures may lock the same rows in
 * another order.
 */
@Configuration(proxyBeanMethods = false)
class SubscriptionConfiguration {

	@Bean
	Prunable expiredDeliveries(DeliveryRepository deliveries, Retry retry, Periods periods) {
		return new ExpiredRows("delivery", periods.retention().deliveries(),
				(account, before) -> retry.inTransaction(() -> deliveries.deleteExpired(account, before)));
	}

}
