package io.ztrisk.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.http.server.PathContainer;
import org.springframework.util.Assert;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.handler.ConversionServiceExposingInterceptor;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.resource.ResourceUrlProviderExposingInterceptor;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Routes by the path to the letter: a path with parameters ({@code ;name=value}) is none
 * of ours, and OPTIONS is answered like every other method that a path does not have.
 */
class StrictMethodMapping extends RequestMappingHandlerMapping {

	private final Map<Kind, List<Route>> routes = new HashMap<>();

	/** Spring's other mappings are there for what this one does not have. */
	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	/** Those that are there for views are left out. */
	@Override
	protected void extendInterceptors(List<Object> interceptors) {
		interceptors.removeIf((interceptor) -> interceptor instanceof ConversionServiceExposingInterceptor
				|| interceptor instanceof ResourceUrlProviderExposingInterceptor);
	}

	@Override
	public void afterPropertiesSet() {
		super.afterPropertiesSet();
		getHandlerMethods().forEach((info, handler) -> {
			Assert.state(
					info.getParamsCondition().isEmpty() && info.getHeadersCondition().isEmpty()
							&& info.getConsumesCondition().isEmpty() && info.getProducesCondition().isEmpty(),
					() -> "More than path and method tells " + info);
			for (PathPattern pattern : Objects.requireNonNull(info.getPathPatternsCondition()).getPatterns()) {
				Route route = Route.of(pattern.getPatternString(), handler);
				info.getMethodsCondition()
					.getMethods()
					.forEach((method) -> this.routes
						.computeIfAbsent(new Kind(method.name(), route.elements()), (kind) -> new ArrayList<>())
						.add(route));
			}
		});
	}

	/**
	 * Spring tries the patterns of all routes on every path, and the one that fits once
	 * more for its variables. A route is told here by its path and its method alone; all
	 * else, from a path that nobody has to one that two routes have, is Spring's.
	 */
	@Override
	protected @Nullable HandlerMethod getHandlerInternal(HttpServletRequest request) throws Exception {
		if (request.getRequestURI().indexOf(';') >= 0) {
			return null;
		}
		PathContainer path = ServletRequestPathUtils.getParsedRequestPath(request).pathWithinApplication();
		List<Route.Match> matches = new ArrayList<>(1);
		for (Route route : this.routes.getOrDefault(Kind.of(request, path), List.of())) {
			route.match(path).ifPresent(matches::add);
		}
		return (matches.size() == 1) ? handler(matches.getFirst(), request) : super.getHandlerInternal(request);
	}

	private static HandlerMethod handler(Route.Match match, HttpServletRequest request) {
		HandlerMethod handler = match.route().handler();
		request.setAttribute(BEST_MATCHING_PATTERN_ATTRIBUTE, match.route().pattern());
		request.setAttribute(URI_TEMPLATE_VARIABLES_ATTRIBUTE, match.variables());
		return handler.createWithResolvedBean();
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

	/**
	 * What routes are told apart by first.
	 *
	 * @param method of the request
	 * @param elements how many the path has, slashes included
	 */
	private record Kind(String method, int elements) {

		static Kind of(HttpServletRequest request, PathContainer path) {
			return new Kind(request.getMethod(), path.elements().size());
		}

	}

}
