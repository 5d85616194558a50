package io.ztrisk.tomcat;

import java.util.Set;
import java.util.regex.Pattern;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;

import org.springframework.web.servlet.HandlerMapping;

/**
 * The tags of an answer in metrics and traces. Answers of the container and for unknown
 * paths have one route, so that its values are few.
 */
record RequestTags(String method, String pattern, int status) {

	private static final String UNMATCHED = "unmatched";

	/** The expression of a variable, which may have braces of its own. */
	private static final Pattern EXPRESSION = Pattern.compile("(\\{\\w+):(?:[^{}]|\\{[^{}]*})*");

	private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

	static RequestTags of(Request request, Response response) {
		Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
		String method = request.getMethod();
		return new RequestTags((method != null && METHODS.contains(method)) ? method : "other",
				(pattern != null) ? pattern.toString() : UNMATCHED, response.getStatus());
	}

	/** The pattern without the regular expressions of its variables. */
	String route() {
		return EXPRESSION.matcher(this.pattern).replaceAll("$1");
	}

}
