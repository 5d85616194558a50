package io.ztrisk.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
		return Stream.of(first, ANY)
			.flatMap((start) -> this.others.getOrDefault(start, List.of()).stream())
			.anyMatch((other) -> other.matches(path));
	}

	/** A route and the variables of a path by name. */
	record Match(Route route, Map<String, String> variables) {

	}

	/**
	 * A path pattern of a handler in which each segment is a literal, or a variable with
	 * its expression.
	 */
	record Route(String pattern, HandlerMethod handler, List<Segment> segments) {

		private static final Pattern LITERAL = Pattern.compile("[\\w-]+");

		private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+):(.+)}");

		/** Empty for any other pattern, which only Spring can match. */
		static Optional<Route> of(String pattern, HandlerMethod handler) {
			List<Segment> segments = new ArrayList<>();
			for (String segment : pattern.substring(1).split("/", -1)) {
				Matcher variable = VARIABLE.matcher(segment);
				if (variable.matches()) {
					segments.add(new Segment(variable.group(1), Pattern.compile(variable.group(2))));
				}
				else if (LITERAL.matcher(segment).matches()) {
					segments.add(new Segment(segment, null));
				}
				else {
					return Optional.empty();
				}
			}
			return Optional.of(new Route(pattern, handler, segments));
		}

		/**
		 * Returns the variables of a path by name; null if the path does not match. The
		 * last segments are compared first, since they differ most.
		 */
		@Nullable Map<String, String> match(List<PathContainer.Element> path) {
			if (path.size() != 2 * this.segments.size()) {
				return null;
			}
			Map<String, String> variables = new HashMap<>();
			for (int i = this.segments.size() - 1; i >= 0; i--) {
				Segment segment = this.segments.get(i);
				if (!(path.get(2 * i + 1) instanceof PathContainer.PathSegment sent)
						|| !segment.matches(sent.valueToMatch())) {
					return null;
				}
				if (segment.expression() != null) {
					variables.put(segment.text(), sent.valueToMatch());
				}
			}
			return variables;
		}

		/**
		 * One segment.
		 *
		 * @param text the literal, or the name of the variable
		 * @param expression of the variable, null for a literal
		 */
		private record Segment(String text, @Nullable Pattern expression) {

			boolean matches(String sent) {
				return (this.expression != null) ? this.expression.matcher(sent).matches() : this.text.equals(sent);
			}

		}

	}

}
