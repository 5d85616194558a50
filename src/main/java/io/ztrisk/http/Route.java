package io.ztrisk.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.http.server.PathContainer;
import org.springframework.web.method.HandlerMethod;

/**
 * A path pattern of a handler in which each segment is a literal or a variable, with or
 * without an expression.
 */
record Route(String pattern, HandlerMethod handler, List<Segment> segments) {

	static final Pattern LITERAL = Pattern.compile("[\\w.-]+");

	private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(?::(.+))?}");

	private static final String ANY_VALUE = "(?s).*";

	/** Empty for any other pattern, which only Spring can match. */
	static Optional<Route> of(String pattern, HandlerMethod handler) {
		List<Segment> segments = new ArrayList<>();
		for (String segment : pattern.substring(1).split("/", -1)) {
			Matcher variable = VARIABLE.matcher(segment);
			if (variable.matches()) {
				String expression = Objects.requireNonNullElse(variable.group(2), ANY_VALUE);
				segments.add(new Segment(variable.group(1), Pattern.compile(expression)));
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
	 * Returns the variables of a path by name; null if the path does not match. The last
	 * segments are compared first, since they differ most.
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
