package io.ztrisk.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import org.springframework.http.server.PathContainer;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Finds a route by its method and path.
 *
 * @param routes by method: those of mappings with no other condition
 * @param others the patterns of all other mappings, by their first segment
 */
record RouteIndex(Map<String, List<Route>> routes, Map<String, List<PathPattern>> others) {

	static final RouteIndex EMPTY = new RouteIndex(Map.of(), Map.of());

	/** The first segment of patterns that do not begin with a literal one. */
	private static final String ANY = "*";

	static RouteIndex of(Map<RequestMappingInfo, HandlerMethod> handlers, Predicate<HandlerMethod> included) {
		RouteIndex index = new RouteIndex(new HashMap<>(), new HashMap<>());
		handlers.forEach((mapping, handler) -> {
			boolean indexed = included.test(handler) && hasOnlyPathAndMethod(mapping);
			for (PathPattern pattern : Objects.requireNonNull(mapping.getPathPatternsCondition()).getPatterns()) {
				Optional<Route> route = indexed ? Route.of(pattern.getPatternString(), handler) : Optional.empty();
				route.ifPresentOrElse((found) -> mapping.getMethodsCondition()
					.getMethods()
					.forEach((method) -> index.routes.computeIfAbsent(method.name(), (name) -> new ArrayList<>())
						.add(found)), () -> index.add(pattern));
			}
		});
		return index;
	}

	private void add(PathPattern other) {
		String[] parts = other.getPatternString().split("/", 3);
		String first = (parts.length > 1 && Route.LITERAL.matcher(parts[1]).matches()) ? parts[1] : ANY;
		this.others.computeIfAbsent(first, (added) -> new ArrayList<>()).add(other);
	}

	private static boolean hasOnlyPathAndMethod(RequestMappingInfo mapping) {
		return !mapping.getMethodsCondition().isEmpty() && mapping.getParamsCondition().isEmpty()
				&& mapping.getHeadersCondition().isEmpty() && mapping.getConsumesCondition().isEmpty()
				&& mapping.getProducesCondition().isEmpty() && mapping.getVersionCondition().isEmpty()
				&& mapping.getCustomCondition() == null;
	}

	/** Null if no route matches, or several mappings do: only Spring finds the best. */
	@Nullable Match find(String method, PathContainer path) {
		Match found = null;
		for (Route route : this.routes.getOrDefault(method, List.of())) {
			Map<String, String> variables = route.match(path.elements());
			if (variables != null) {
				if (found != null) {
					return null;
				}
				found = new Match(route, variables);
			}
		}
		return (found != null && !matchesOther(path)) ? found : null;
	}

	private boolean matchesOther(PathContainer path) {
		String first = ((PathContainer.PathSegment) path.elements().get(1)).valueToMatch();
		for (String start : List.of(first, ANY)) {
			for (PathPattern other : this.others.getOrDefault(start, List.of())) {
				if (other.matches(path)) {
					return true;
				}
			}
		}
		return false;
	}

	/** A route and the variables of a path by name. */
	record Match(Route route, Map<String, String> variables) {

	}

}
