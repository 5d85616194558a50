package io.ztrisk.api;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.server.PathContainer;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Routes by the path to the letter: a path with parameters ({@code ;name=value}) is none
 * of ours, and OPTIONS is answered like every other method that a path does not have.
 */
class StrictMethodMapping extends RequestMappingHandlerMapping {

	private final Map<RequestMappingInfo, List<RouteShape>> shapes = new ConcurrentHashMap<>();

	@Override
	protected @Nullable HandlerMethod getHandlerInternal(HttpServletRequest request) throws Exception {
		return (request.getRequestURI().indexOf(';') < 0) ? super.getHandlerInternal(request) : null;
	}

	/**
	 * Spring tries the patterns of all routes on every path; most need no try.
	 */
	@Override
	protected @Nullable RequestMappingInfo getMatchingMapping(RequestMappingInfo info, HttpServletRequest request) {
		PathContainer path = ServletRequestPathUtils.getParsedRequestPath(request).pathWithinApplication();
		List<RouteShape> candidates = this.shapes.computeIfAbsent(info,
				(route) -> route.getPatternValues().stream().map(RouteShape::of).toList());
		for (RouteShape candidate : candidates) {
			if (candidate.fits(path)) {
				return super.getMatchingMapping(info, request);
			}
		}
		return null;
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
