package io.ztrisk.api;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

import org.springframework.web.servlet.HandlerMapping;

/**
 * Times every answer by method, route and status. It stands outside of the
 * {@link EdgeValve}, so that it sees the answers of the container too; these, and those
 * to paths that are none, share one route, however many there are.
 */
class MeterValve extends ValveBase {

	private static final String UNMATCHED = "unmatched";

	private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

	private static final Duration[] BUCKETS = { Duration.ofMillis(5), Duration.ofMillis(25), Duration.ofMillis(100),
			Duration.ofMillis(500), Duration.ofMillis(2500), Duration.ofSeconds(10) };

	private final MeterRegistry meters;

	private final Map<Series, Timer> timers = new ConcurrentHashMap<>();

	MeterValve(MeterRegistry meters) {
		super(true);
		this.meters = meters;
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		long start = System.nanoTime();
		try {
			getNext().invoke(request, response);
		}
		finally {
			Series series = Series.of(request, response);
			Timer timer = this.timers.get(series);
			if (timer == null) {
				timer = this.timers.computeIfAbsent(series, this::timer);
			}
			timer.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
		}
	}

	private Timer timer(Series series) {
		return Timer.builder("ztrisk.http.requests")
			.description("Answers of the API")
			.tag("method", series.method())
			.tag("route", route(series.pattern()))
			.tag("status", Integer.toString(series.status()))
			.serviceLevelObjectives(BUCKETS)
			.register(this.meters);
	}

	/**
	 * A pattern without the base path of some clients and without the expressions of its
	 * variables.
	 */
	static String route(String pattern) {
		String path = pattern.startsWith(ApiPaths.CLIENT_V4) ? pattern.substring(ApiPaths.CLIENT_V4.length()) : pattern;
		StringBuilder route = new StringBuilder();
		int depth = 0;
		boolean expression = false;
		for (char c : path.toCharArray()) {
			depth -= (c == '}') ? 1 : 0;
			expression = (expression || depth == 1 && c == ':') && depth > 0;
			if (!expression) {
				route.append(c);
			}
			depth += (c == '{') ? 1 : 0;
		}
		return route.toString();
	}

	/**
	 * What answers are told apart by.
	 */
	private record Series(String method, String pattern, int status) {

		static Series of(Request request, Response response) {
			Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
			String method = request.getMethod();
			return new Series((method != null && METHODS.contains(method)) ? method : "other",
					(pattern != null) ? pattern.toString() : UNMATCHED, response.getStatus());
		}

	}

}
