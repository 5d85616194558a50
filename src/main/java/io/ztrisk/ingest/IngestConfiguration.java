package io.ztrisk.ingest;

import java.time.Clock;

import io.ztrisk.log.LogParser;
import io.ztrisk.retention.Periods;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;

/**
 * Configures parsers of logs.
 */
@Configuration(proxyBeanMethods = false)
class IngestConfiguration {

	/** A parser keeps state, so each batch has its own. */
	@Bean
	@Scope(BeanDefinition.SCOPE_PROTOTYPE)
	LogParser logParser(Clock clock, Periods periods) {
		return new LogParser(clock, periods.horizon());
	}

}
