package io.ztrisk.rejected;

import io.ztrisk.database.Retry;
import io.ztrisk.retention.ExpiredRows;
import io.ztrisk.retention.Periods;
import io.ztrisk.retention.Prunable;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Configures the pruning of rejected lines.
 */
@Configuration(proxyBeanMethods = false)
class RejectedLineConfiguration {

	@Bean
	Prunable expiredRejectedLines(RejectedLineRepository lines, Periods periods, Retry retry) {
		return new ExpiredRows("rejected_line", periods.retention().rejectedLines(),
				(account, before) -> retry.inTransaction(() -> lines.deleteExpired(account, before)));
	}

}
