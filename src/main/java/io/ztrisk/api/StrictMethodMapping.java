package io.ztrisk.api;

import java.util.LinkedHashSet;
import java.util.Set;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Routes by the path to the letter: a path with parameters ({@code ;name=value}) is none
 * of ours, and OPTIONS is answered like every other method that a path does not have.
 */
class StrictMethodMapping extends RequestMappingHandlerMapping {

	@Override
	protected @Nullable HandlerMethod getHandlerInternal(HttpServletRequest request) throws Exception {
		return (request.getRequestURI().indexOf(';') < 0) ? super.getHandlerInternal(request) : null;
	}

	@Override
	protected @Nullable HandlerMethod handleNoMatch(Set<RequestMappingInfo> mappings, String path,
			HttpServletRequest request) throws ServletException {
		HandlerMethod builtIn = super.handleNoMatch(mappings, path, request);
		if (builtIn == null) {
			return null;
		}
		Set<String> allowed = new LinkedHashSet<>();
		for (RequestMappingInfo mapping : mappings) {
			if (mapping.getActivePatternsCondition().getMatchingCondition(request) != null) {
				mapping.getMethodsCondition().getMethods().stream().map(RequestMethod::name).forEach(allowed::add);
			}
		}
		throw new HttpRequestMethodNotSupportedException(request.getMethod(), allowed);
	}

}
