package io.ztrisk.limit;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The gates at which calls, look-ups of tokens, bodies and lists wait for room.
 */
@Configuration(proxyBeanMethods = false)
class LoadConfiguration {

	@Bean
	Gate callRoom(LoadProperties properties) {
		return new Gate(properties.calls(), properties.queue(), properties.patience());
	}

	@Bean
	Gate lookUpRoom(LoadProperties properties) {
		return new Gate(properties.lookUps(), properties.queue(), properties.patience());
	}

	@Bean
	Gate bodyRoom(LoadProperties properties) {
		return ofHeap(properties.bodies(), properties);
	}

	@Bean
	Gate smallBodyRoom(LoadProperties properties) {
		return ofHeap(properties.smallBodies(), properties);
	}

	@Bean
	Gate listRoom(LoadProperties properties) {
		return ofHeap(properties.lists(), properties);
	}

	@Bean
	CallGate callGate(Gate callRoom) {
		return new CallGate(callRoom);
	}

	/**
	 * Has calls without a token, as those for pages, take a place too. Calls with a token
	 * have taken theirs in authentication.
	 */
	@Bean
	WebMvcConfigurer callGateOfEveryHandler(CallGate calls) {
		return new WebMvcConfigurer() {
			@Override
			public void addInterceptors(InterceptorRegistry registry) {
				registry.addInterceptor(calls).order(Ordered.HIGHEST_PRECEDENCE + 1);
			}
		};
	}

	private static Gate ofHeap(int percent, LoadProperties properties) {
		long bytes = Runtime.getRuntime().maxMemory() / 100 * percent;
		return new Gate((int) Math.min(bytes, Integer.MAX_VALUE), properties.queue(), properties.patience());
	}

}
