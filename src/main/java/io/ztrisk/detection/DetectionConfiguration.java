package io.ztrisk.detection;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * Lets {@link Pruning} run by the hour.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class DetectionConfiguration {

}
