package io.ztrisk.limit;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The bulkheads for calls, look-ups of tokens, bodies and lists.
 */
@Configuration(proxyBeanMethods = false)
class LimitConfiguration {

	@Bean
	Bulkhead callRoom(LimitProperties properties) {
		return new Bulkhead(properties.calls(), properties.queue(), properties.patience());
	}

	@Bean
	Bulkhead lookUpRoom(LimitProperties properties) {
		return new Bulkhead(properties.lookUps(), properties.queue(), properties.patience());
	}

	@Bean
	Bulkhead bodyRoom(LimitProperties properties) {
		return ofHeap(properties.bodies(), properties);
	}

	@Bean
	Bulkhead smallBodyRoom(LimitProperties properties) {
		return ofHeap(properties.smallBodies(), properties);
	}

	@Bean
	Bulkhead listRoom(LimitProperties properties) {
		return ofHeap(properties.lists(), properties);
	}

	@Bean
	RequestBulkhead callGate(Bulkhead callRoom) {
		return new RequestBulkhead(callRoom);
	}

	/**
	 * Has calls without a token, as those for pages, take a place too. Calls with a token
	 * have taken theirs in authentication.
	 */
	@Bean
	WebMvcConfigurer callGateOfEveryHandler(RequestBulkhead calls) {
		return new WebMvcConfigurer() {
			@Override
			public void addInterceptors(InterceptorRegistry registry) {
				registry.addInterceptor(calls).order(Ordered.HIGHEST_PRECEDENCE + 1);
			}
		};
	}

	private static Bulkhead ofHeap(int percent, LimitProperties properties) {
		long bytes = Runtime.getRuntime().maxMemory() / 100 * percent;
		return new Bulkhead((int) Math.min(bytes, Integer.MAX_VALUE), properties.queue(), properties.patience());
	}

}
