package io.ztrisk.http;

import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import io.ztrisk.api.AccountApi;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Spring's mapping with two differences: a path with parameters ({@code ;name=value}) has
 * no route, and the API answers OPTIONS like every other method that a path does not
 * have.
 */
class ApiHandlerMapping extends RequestMappingHandlerMapping {

	@Override
	protected @Nullable HandlerMethod getHandlerInternal(HttpServletRequest request) throws Exception {
		return (request.getRequestURI().indexOf(';') < 0) ? super.getHandlerInternal(request) : null;
	}

	@Override
	protected @Nullable HandlerMethod handleNoMatch(Set<RequestMappingInfo> mappings, String path,
			HttpServletRequest request) throws ServletException {
		HandlerMethod options = super.handleNoMatch(mappings, path, request);
		if (options == null) {
			return null;
		}
		Set<String> allowed = new TreeSet<>();
		for (RequestMappingInfo mapping : mappings) {
			if (mapping.getActivePatternsCondition().getMatchingCondition(request) != null && isApi(mapping)) {
				mapping.getMethodsCondition().getMethods().stream().map(RequestMethod::name).forEach(allowed::add);
			}
		}
		if (allowed.isEmpty()) {
			return options;
		}
		throw new HttpRequestMethodNotSupportedException(request.getMethod(), allowed);
	}

	private boolean isApi(RequestMappingInfo mapping) {
		HandlerMethod handler = Objects.requireNonNull(getHandlerMethods().get(mapping));
		return AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), AccountApi.class);
	}

}
