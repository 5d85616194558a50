package io.ztrisk.http;

import java.lang.reflect.Method;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import io.ztrisk.api.AccountApi;
import io.ztrisk.api.ApiPaths;
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
 * Spring's mapping with four differences: a path with parameters ({@code ;name=value})
 * has no route; the session of the console has one below the console alone; the API
 * answers OPTIONS like any other method without a handler; and the API's routes are found
 * in an index. Spring matches all other routes, and each path that matches several
 * mappings.
 */
class ApiHandlerMapping extends RequestMappingHandlerMapping {

	private volatile RouteIndex index = RouteIndex.EMPTY;

	@Override
	public void afterPropertiesSet() {
		super.afterPropertiesSet();
		this.index = RouteIndex.of(getHandlerMethods(), ApiHandlerMapping::isApi);
	}

	@Override
	public void registerMapping(RequestMappingInfo mapping, Object handler, Method method) {
		super.registerMapping(mapping, handler, method);
		this.index = RouteIndex.of(getHandlerMethods(), ApiHandlerMapping::isApi);
	}

	@Override
	public void unregisterMapping(RequestMappingInfo mapping) {
		super.unregisterMapping(mapping);
		this.index = RouteIndex.of(getHandlerMethods(), ApiHandlerMapping::isApi);
	}

	@Override
	protected @Nullable HandlerMethod getHandlerInternal(HttpServletRequest request) throws Exception {
		PathContainer path = ServletRequestPathUtils.getParsedRequestPath(request).pathWithinApplication();
		if (request.getRequestURI().indexOf(';') >= 0
				|| path.value().equals(ApiPaths.SESSION) && !request.getServletPath().equals(ApiPaths.CONSOLE_API)) {
			return null;
		}
		RouteIndex.Match match = this.index.find(request.getMethod(), path);
		if (match == null) {
			return super.getHandlerInternal(request);
		}
		request.setAttribute(BEST_MATCHING_HANDLER_ATTRIBUTE, match.route().handler());
		request.setAttribute(BEST_MATCHING_PATTERN_ATTRIBUTE, match.route().pattern());
		request.setAttribute(URI_TEMPLATE_VARIABLES_ATTRIBUTE, match.variables());
		return match.route().handler().createWithResolvedBean();
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
