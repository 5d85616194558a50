package io.ztrisk.ingest;

import io.ztrisk.retention.ExpiredRows;
import io.ztrisk.retention.Periods;
import io.ztrisk.retention.Prunable;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lets lines that are set aside be forgotten.
 */
@Configuration(proxyBeanMethods = false)
class IngestConfiguration {

	@Bean
	Prunable oldRejectedLines(JdbcClient jdbc, Periods periods) {
		return new ExpiredRows(jdbc, "rejected_line", "received_at", periods.retention().rejectedLines());
	}

}
