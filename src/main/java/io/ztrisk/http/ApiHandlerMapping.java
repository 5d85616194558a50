package io.ztrisk.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import io.ztrisk.api.AccountApi;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.server.PathContainer;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Spring's mapping with three differences: a path with parameters ({@code ;name=value})
 * has no route; the API answers OPTIONS like any other method without a handler; and the
 * API's routes are found in an index. Spring matches all other routes, and each path that
 * does not match exactly one route in the index.
 */
class ApiHandlerMapping extends RequestMappingHandlerMapping {

	private Map<String, List<Route>> routes = Map.of();

	@Override
	public void afterPropertiesSet() {
		super.afterPropertiesSet();
		Map<String, List<Route>> byMethod = new HashMap<>();
		getHandlerMethods().forEach((mapping, handler) -> {
			for (String pattern : isApi(handler) ? mapping.getPatternValues() : Set.<String>of()) {
				Route.of(pattern, handler)
					.ifPresent((route) -> mapping.getMethodsCondition()
						.getMethods()
						.forEach((method) -> byMethod.computeIfAbsent(method.name(), (name) -> new ArrayList<>())
							.add(route)));
			}
		});
		this.routes = byMethod;
	}

	@Override
	protected @Nullable HandlerMethod getHandlerInternal(HttpServletRequest request) throws Exception {
		if (request.getRequestURI().indexOf(';') >= 0) {
			return null;
		}
		HandlerMethod handler = indexed(request);
		return (handler != null) ? handler : super.getHandlerInternal(request);
	}

	private @Nullable HandlerMethod indexed(HttpServletRequest request) {
		List<PathContainer.Element> path = ServletRequestPathUtils.getParsedRequestPath(request)
			.pathWithinApplication()
			.elements();
		Route found = null;
		for (Route route : this.routes.getOrDefault(request.getMethod(), List.of())) {
			Map<String, String> variables = route.match(path);
			if (variables != null) {
				if (found != null) {
					return null;
				}
				found = route;
				request.setAttribute(BEST_MATCHING_PATTERN_ATTRIBUTE, route.pattern());
				request.setAttribute(URI_TEMPLATE_VARIABLES_ATTRIBUTE, variables);
			}
		}
		return (found != null) ? found.handler().createWithResolvedBean() : null;
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
			if (mapping.getActivePatternsCondition().getMatchingCondition(request) != null
					&& isApi(Objects.requireNonNull(getHandlerMethods().get(mapping)))) {
				mapping.getMethodsCondition().getMethods().stream().map(RequestMethod::name).forEach(allowed::add);
			}
		}
		if (allowed.isEmpty()) {
			return options;
		}
		throw new HttpRequestMethodNotSupportedException(request.getMethod(), allowed);
	}

	private static boolean isApi(HandlerMethod handler) {
		return AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), AccountApi.class);
	}

}
