package io.ztrisk.api;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.http.server.PathContainer;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.util.pattern.PathPattern;

/**
 * One path of a handler.
 *
 * @param pattern of the path
 * @param literals its segments, null where a variable stands
 * @param handler what answers
 */
record Route(PathPattern pattern, List<@Nullable String> literals, HandlerMethod handler) {

	static Route of(PathPattern pattern, HandlerMethod handler) {
		return new Route(pattern,
				Arrays.asList(Arrays.stream(pattern.getPatternString().substring(1).split("/"))
					.map((segment) -> segment.startsWith("{") ? null : segment)
					.toArray(String[]::new)),
				handler);
	}

	/**
	 * How many elements its paths have: each segment has a slash before it.
	 */
	int elements() {
		return 2 * this.literals.size();
	}

	/**
	 * Reads a path of this many elements; empty if it is of another route.
	 */
	Optional<Match> match(PathContainer path) {
		return fits(path.elements()) ? Optional.ofNullable(this.pattern.matchAndExtract(path))
			.map((match) -> new Match(this, match.getUriVariables())) : Optional.empty();
	}

	/**
	 * Tells most paths of others long before the expressions of the variables do. The
	 * last segments differ most.
	 */
	private boolean fits(List<PathContainer.Element> elements) {
		for (int i = this.literals.size() - 1; i >= 0; i--) {
			String literal = this.literals.get(i);
			if (literal != null && !(elements.get(2 * i + 1) instanceof PathContainer.PathSegment segment
					&& segment.valueToMatch().equals(literal))) {
				return false;
			}
		}
		return true;
	}

	/**
	 * A path that is of a route.
	 *
	 * @param variables their values by name
	 */
	record Match(Route route, Map<String, String> variables) {

	}

}
