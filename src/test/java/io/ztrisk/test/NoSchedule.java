package io.ztrisk.test;

import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.config.TaskManagementConfigUtils;

/**
 * Ignores {@code @Scheduled} in a server of the tests: tests run its tasks themselves,
 * and a scheduled run could hold the lock that they need.
 */
@TestConfiguration(proxyBeanMethods = false)
class NoSchedule {

	@Bean
	static BeanDefinitionRegistryPostProcessor withoutSchedule() {
		return (registry) -> registry
			.removeBeanDefinition(TaskManagementConfigUtils.SCHEDULED_ANNOTATION_PROCESSOR_BEAN_NAME);
	}

}
