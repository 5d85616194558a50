package io.ztrisk.console;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.util.function.ThrowingSupplier;

/**
 * Serves the console, unless it is off.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "ztrisk.console", matchIfMissing = true)
class ConsoleConfiguration {

	/** The files of the jar are read once, on the first request. */
	@Bean
	ConsoleRoutes consoleRoutes(ObjectProvider<ConsoleDirectory> directory) {
		ConsoleDirectory local = directory.getIfAvailable();
		ThrowingSupplier<ConsoleFiles> files = () -> ConsoleFiles.read(local);
		return new ConsoleRoutes((local != null) ? files : SingletonSupplier.of(files));
	}

	@Bean
	FilterRegistrationBean<ConsoleHeaders> consoleHeaders() {
		FilterRegistrationBean<ConsoleHeaders> registration = new FilterRegistrationBean<>(new ConsoleHeaders());
		registration.addUrlPatterns(ConsoleRoutes.ROOT + "/*");
		return registration;
	}

}
