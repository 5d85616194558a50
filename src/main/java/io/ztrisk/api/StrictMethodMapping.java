package io.ztrisk.api;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.server.PathContainer;
import org.springframework.util.Assert;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Routes by the path to the letter: a path with parameters ({@code ;name=value}) is none
 * of ours, and OPTIONS is answered like every other method that a path does not have.
 */
class StrictMethodMapping extends RequestMappingHandlerMapping {

	private List<Route> routes = List.of();

	@Override
	public void afterPropertiesSet() {
		super.afterPropertiesSet();
		List<Route> known = new ArrayList<>();
		getHandlerMethods().forEach((info, handler) -> info.getPatternValues().forEach((pattern) -> {
			RequestMappingInfo one = info.mutate().paths(pattern).options(getBuilderConfiguration()).build();
			known.add(Route.of(one, handler));
		}));
		this.routes = known;
	}

	@Override
	protected @Nullable HandlerMethod getHandlerInternal(HttpServletRequest request) throws Exception {
		return (request.getRequestURI().indexOf(';') < 0) ? super.getHandlerInternal(request) : null;
	}

	/**
	 * Spring tries the patterns of all routes on every path. Most need no try, and where
	 * just one is left nothing has to be compared; all else is Spring's. A route is told
	 * by its path and its method alone.
	 */
	@Override
	protected @Nullable HandlerMethod lookupHandlerMethod(String lookupPath, HttpServletRequest request)
			throws Exception {
		PathContainer path = ServletRequestPathUtils.getParsedRequestPath(request).pathWithinApplication();
		Route found = null;
		for (Route route : this.routes) {
			if (route.matches(path, request)) {
				if (found != null) {
					return super.lookupHandlerMethod(lookupPath, request);
				}
				found = route;
			}
		}
		if (found == null) {
			return super.lookupHandlerMethod(lookupPath, request);
		}
		request.setAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE, found.handler());
		handleMatch(found.info(), lookupPath, request);
		return found.handler();
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
	 * One path of a handler.
	 */
	private record Route(RouteShape shape, PathPattern pattern, RequestMappingInfo info, HandlerMethod handler) {

		static Route of(RequestMappingInfo info, HandlerMethod handler) {
			Assert.state(info.getParamsCondition().isEmpty() && info.getHeadersCondition().isEmpty()
					&& info.getConsumesCondition().isEmpty(), () -> "More than path and method tells " + info);
			PathPattern pattern = Objects.requireNonNull(info.getPathPatternsCondition()).getFirstPattern();
			return new Route(RouteShape.of(pattern.getPatternString()), pattern, info, handler);
		}

		boolean matches(PathContainer path, HttpServletRequest request) {
			return this.shape.fits(path) && this.pattern.matches(path)
					&& this.info.getMethodsCondition().getMatchingCondition(request) != null;
		}

	}

}
