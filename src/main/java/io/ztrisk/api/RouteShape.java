package io.ztrisk.api;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.http.server.PathContainer;

/**
 * What a route's path looks like: told from a request's path long before the expressions
 * of its variables are.
 *
 * @param segments of the path, null where a variable stands
 */
record RouteShape(List<@Nullable String> segments) {

	static RouteShape of(String pattern) {
		return new RouteShape(Arrays.asList(Arrays.stream(pattern.substring(1).split("/"))
			.map((segment) -> segment.startsWith("{") ? null : segment)
			.toArray(String[]::new)));
	}

	/**
	 * Whether a path may be of this route.
	 */
	boolean fits(PathContainer path) {
		List<PathContainer.Element> elements = path.elements();
		if (elements.size() != 2 * this.segments.size()) {
			return false;
		}
		for (int i = 0; i < this.segments.size(); i++) {
			String literal = this.segments.get(i);
			if (literal != null && !(elements.get(2 * i + 1) instanceof PathContainer.PathSegment segment
					&& segment.valueToMatch().equals(literal))) {
				return false;
			}
		}
		return true;
	}

}
