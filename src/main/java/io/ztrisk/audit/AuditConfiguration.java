package io.ztrisk.audit;

import io.ztrisk.retention.ExpiredRows;
import io.ztrisk.retention.Periods;
import io.ztrisk.retention.Prunable;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Configures the pruning of audit entries.
 */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

	@Bean
	Prunable expiredAuditEntries(AuditRepository entries, Periods periods) {
		return new ExpiredRows("audit_entry", periods.retention().audit(), entries::deleteExpired);
	}

}
