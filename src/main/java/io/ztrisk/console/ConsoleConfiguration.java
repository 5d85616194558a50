package io.ztrisk.console;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.util.function.ThrowingSupplier;

/**
 * Serves the console, unless it is off.
 */
@Configuration(proxyBeanMethods = false)
class ConsoleConfiguration {

	/** The files of the jar are read once, on the first request. */
	@Bean
	@ConditionalOnProperty(name = "ztrisk.console", matchIfMissing = true)
	ConsoleRoutes consoleRoutes(ObjectProvider<ConsoleDirectory> directory, LoginRoutes login) {
		ConsoleDirectory local = directory.getIfAvailable();
		ThrowingSupplier<ConsoleFiles> files = () -> ConsoleFiles.read(local);
		return new ConsoleRoutes((local != null) ? files : SingletonSupplier.of(files), login);
	}

	/** Comes before all other filters, with the path as Tomcat has normalized it. */
	@Bean
	FilterRegistrationBean<ConsoleFilter> consoleFilter(ConsoleProperties properties, ConsoleOrigin origin,
			JsonMapper json) {
		FilterRegistrationBean<ConsoleFilter> registration = new FilterRegistrationBean<>(
				new ConsoleFilter(properties, origin, json));
		registration.addUrlPatterns(ConsoleRoutes.ROOT + "/*");
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
		return registration;
	}

}
