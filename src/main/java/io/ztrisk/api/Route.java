package io.ztrisk.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.http.server.PathContainer;
import org.springframework.util.Assert;
import org.springframework.web.method.HandlerMethod;

/**
 * One path of a handler, of segments that are literals or whole variables.
 *
 * @param pattern of the path, as Spring writes it
 * @param segments of the pattern
 * @param handler what answers
 */
record Route(String pattern, List<Segment> segments, HandlerMethod handler) {

	static Route of(String pattern, HandlerMethod handler) {
		return new Route(pattern, Stream.of(pattern.substring(1).split("/")).map(Segment::of).toList(), handler);
	}

	/**
	 * How many elements its paths have: each segment has a slash before it.
	 */
	int elements() {
		return 2 * this.segments.size();
	}

	/**
	 * Reads a path of this many elements; empty if it is of another route. The last
	 * segments differ most.
	 */
	Optional<Match> match(PathContainer path) {
		Map<String, String> variables = new HashMap<>();
		for (int i = this.segments.size() - 1; i >= 0; i--) {
			Segment segment = this.segments.get(i);
			if (!(path.elements().get(2 * i + 1) instanceof PathContainer.PathSegment sent)
					|| !segment.fits(sent.valueToMatch())) {
				return Optional.empty();
			}
			if (segment.isVariable()) {
				variables.put(segment.text(), sent.valueToMatch());
			}
		}
		return Optional.of(new Match(this, variables));
	}

	/**
	 * A path that is of a route.
	 *
	 * @param variables their values by name
	 */
	record Match(Route route, Map<String, String> variables) {

	}

	/**
	 * A part of a pattern between slashes.
	 *
	 * @param text the literal, or the variable's name
	 * @param expression what the variable's values match; null of a literal
	 */
	private record Segment(String text, @Nullable Pattern expression) {

		static Segment of(String pattern) {
			int colon = pattern.indexOf(':');
			Assert.state(pattern.startsWith("{") ? colon > 0 && pattern.endsWith("}") : pattern.matches("[\\w-]*"),
					() -> "Neither a literal nor a variable with its expression: " + pattern);
			return (colon < 0) ? new Segment(pattern, null) : new Segment(pattern.substring(1, colon),
					Pattern.compile(pattern.substring(colon + 1, pattern.length() - 1)));
		}

		boolean isVariable() {
			return this.expression != null;
		}

		boolean fits(String sent) {
			return (this.expression != null) ? this.expression.matcher(sent).matches() : this.text.equals(sent);
		}

	}

}
