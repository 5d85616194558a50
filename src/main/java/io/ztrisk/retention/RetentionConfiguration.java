package io.ztrisk.retention;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * Enables the schedule of {@link Pruner}.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class RetentionConfiguration {

}
