package io.ztrisk.http;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/**
 * Puts the API's own resolver of bodies and handler of return values before those of
 * Spring.
 */
class ApiHandlerAdapter extends RequestMappingHandlerAdapter {

	private final HandlerMethodArgumentResolver body;

	private final HandlerMethodReturnValueHandler envelope;

	ApiHandlerAdapter(HandlerMethodArgumentResolver body, HandlerMethodReturnValueHandler envelope) {
		this.body = body;
		this.envelope = envelope;
	}

	@Override
	public void afterPropertiesSet() {
		super.afterPropertiesSet();
		setArgumentResolvers(first(this.body, getArgumentResolvers()));
		setReturnValueHandlers(first(this.envelope, getReturnValueHandlers()));
	}

	private static <T> List<T> first(T own, @Nullable List<T> others) {
		return Stream.concat(Stream.of(own), Objects.requireNonNull(others).stream()).toList();
	}

}
