package io.ztrisk.http;

import java.util.Set;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;

import org.springframework.web.servlet.HandlerMapping;

/**
 * The tags of an answer in metrics and traces. Answers of the container and to unknown
 * paths share one route, however many there are.
 */
record RequestTags(String method, String pattern, int status) {

	private static final String UNMATCHED = "unmatched";

	private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

	static RequestTags of(Request request, Response response) {
		Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
		String method = request.getMethod();
		return new RequestTags((method != null && METHODS.contains(method)) ? method : "other",
				(pattern != null) ? pattern.toString() : UNMATCHED, response.getStatus());
	}

	/**
	 * The pattern without the expressions of its variables.
	 */
	String route() {
		StringBuilder route = new StringBuilder();
		int depth = 0;
		boolean expression = false;
		for (char c : this.pattern.toCharArray()) {
			depth -= (c == '}') ? 1 : 0;
			expression = (expression || depth == 1 && c == ':') && depth > 0;
			if (!expression) {
				route.append(c);
			}
			depth += (c == '{') ? 1 : 0;
		}
		return route.toString();
	}

}
