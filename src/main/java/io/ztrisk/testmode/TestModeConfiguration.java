package io.ztrisk.testmode;

import io.ztrisk.limit.InterceptorOrder;
import io.ztrisk.startup.TestDatabaseCheck;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Configures the test mode, and warns of it at the start.
 */
@Configuration(proxyBeanMethods = false)
@DependsOnDatabaseInitialization
@InTestMode
class TestModeConfiguration implements WebMvcConfigurer, InitializingBean {

	private static final Log logger = LogFactory.getLog(TestModeConfiguration.class);

	private final FailureInterceptor failures;

	private final TestDatabaseCheck database;

	TestModeConfiguration(FailureInterceptor failures, TestDatabaseCheck database) {
		this.failures = failures;
		this.database = database;
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this.failures).order(InterceptorOrder.CHOSEN_FAILURE);
	}

	/** Before the first write of any bean. */
	@Override
	public void afterPropertiesSet() {
		this.database.requireMark();
		logger
			.warn("The server is in test mode (ztrisk.test-mode). Every caller with a token may make users and errors "
					+ "for tests. Never use it in production");
	}

}
