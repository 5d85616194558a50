package io.ztrisk.limit;

import io.github.bucket4j.TimeMeter;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Configures the bulkheads for calls, look-ups of tokens, sign-ins, bodies and lists, and
 * the time of the rate limit.
 */
@Configuration(proxyBeanMethods = false)
class LimitConfiguration {

	@Bean
	Bulkhead lookUpBulkhead(LimitProperties properties) {
		return new Bulkhead(properties.lookUps(), properties.queue(), properties.maxWait());
	}

	/** Of its own, so that a slow provider of identities delays no look-up of a token. */
	@Bean
	Bulkhead signInBulkhead(LimitProperties properties) {
		return new Bulkhead(properties.lookUps(), properties.queue(), properties.maxWait());
	}

	@Bean
	Bulkhead bodyBulkhead(LimitProperties properties) {
		return ofHeap(properties.bodies(), properties);
	}

	@Bean
	Bulkhead smallBodyBulkhead(LimitProperties properties) {
		return ofHeap(properties.smallBodies(), properties);
	}

	@Bean
	Bulkhead listBulkhead(LimitProperties properties) {
		return ofHeap(properties.lists(), properties);
	}

	@Bean
	RequestBulkhead requestBulkhead(LimitProperties properties) {
		return new RequestBulkhead(new Bulkhead(properties.calls(), properties.queue(), properties.maxWait()));
	}

	/**
	 * Also limits calls without a token, as those for static pages. A call with a token
	 * has acquired its permit in authentication.
	 */
	@Bean
	WebMvcConfigurer requestBulkheadOfEveryHandler(RequestBulkhead calls) {
		return new WebMvcConfigurer() {
			@Override
			public void addInterceptors(InterceptorRegistry registry) {
				registry.addInterceptor(calls).order(InterceptorOrder.REQUEST_BULKHEAD);
			}
		};
	}

	/** A time that does not jump when the clock of the system is set. */
	@Bean
	TimeMeter time() {
		return TimeMeter.SYSTEM_NANOTIME;
	}

	private static Bulkhead ofHeap(int percent, LimitProperties properties) {
		long bytes = Runtime.getRuntime().maxMemory() / 100 * percent;
		return new Bulkhead((int) Math.min(bytes, Integer.MAX_VALUE), properties.queue(), properties.maxWait());
	}

}
