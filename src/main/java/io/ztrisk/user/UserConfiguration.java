package io.ztrisk.user;

import io.ztrisk.retention.ExpiredRows;
import io.ztrisk.retention.Periods;
import io.ztrisk.retention.Prunable;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lets erasures be forgotten when nothing of before can come any more: neither a log
 * record nor an event.
 */
@Configuration(proxyBeanMethods = false)
class UserConfiguration {

	@Bean
	Prunable oldErased(JdbcClient jdbc, Periods periods) {
		return new ExpiredRows(jdbc, "erased", "erased_at", periods.latest());
	}

	@Bean
	Prunable oldErasures(JdbcClient jdbc, Periods periods) {
		return new ExpiredRows(jdbc, "erasure", "newest", periods.latest());
	}

}
