package io.ztrisk.retention;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * Lets {@link Pruner} run by the hour.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class RetentionConfiguration {

}
