package io.ztrisk.tomcat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Records the time of every answer by method, route and status. It comes before the
 * {@link EnvelopeValve}, so that it also sees answers of the container.
 */
class RequestMetricsValve extends ValveBase {

	private static final Duration[] BUCKETS = { Duration.ofMillis(5), Duration.ofMillis(25), Duration.ofMillis(100),
			Duration.ofMillis(500), Duration.ofMillis(2500), Duration.ofSeconds(10) };

	private final MeterRegistry meters;

	private final Map<RequestTags, Timer> timers = new ConcurrentHashMap<>();

	RequestMetricsValve(MeterRegistry meters) {
		super(true);
		this.meters = meters;
	}

	/** Counts an asynchronous answer once, when it begins. */
	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		if (request.isAsyncDispatching()) {
			getNext().invoke(request, response);
			return;
		}
		long start = System.nanoTime();
		try {
			getNext().invoke(request, response);
		}
		finally {
			RequestTags answer = RequestTags.of(request, response);
			Timer timer = this.timers.get(answer);
			if (timer == null) {
				timer = this.timers.computeIfAbsent(answer, this::timer);
			}
			timer.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
		}
	}

	private Timer timer(RequestTags answer) {
		return Timer.builder("ztrisk.http.requests")
			.description("Answers of the API")
			.tag("method", answer.method())
			.tag("route", answer.route())
			.tag("status", Integer.toString(answer.status()))
			.serviceLevelObjectives(BUCKETS)
			.register(this.meters);
	}

}
