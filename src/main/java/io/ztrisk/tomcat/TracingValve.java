package io.ztrisk.tomcat;

import java.io.IOException;
import java.util.Collections;
import java.util.List;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.ztrisk.api.ApiResponse;
import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;

/**
 * Creates a span for every call, in the caller's trace if there is one. Like the
 * {@link RequestMetricsValve} it comes before the {@link EnvelopeValve}. The span has the
 * route and the id of the request, by OpenTelemetry's names, but not the path and the
 * query, which may name people.
 */
class TracingValve extends ValveBase {

	private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");

	private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");

	private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");

	private static final AttributeKey<List<String>> REQUEST_ID = AttributeKey
		.stringArrayKey("http.response.header.x-request-id");

	private final Tracer tracer;

	private final TextMapPropagator propagator;

	TracingValve(OpenTelemetry telemetry) {
		super(true);
		this.tracer = telemetry.getTracer("io.ztrisk");
		this.propagator = telemetry.getPropagators().getTextMapPropagator();
	}

	/** Creates one span for an asynchronous answer, which ends when the answer begins. */
	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		if (request.isAsyncDispatching()) {
			getNext().invoke(request, response);
			return;
		}
		Span span = this.tracer.spanBuilder("HTTP")
			.setParent(this.propagator.extract(Context.root(), request, Headers.GETTER))
			.setSpanKind(SpanKind.SERVER)
			.startSpan();
		try {
			getNext().invoke(request, response);
		}
		finally {
			setAttributes(span, RequestTags.of(request, response));
			span.setAttribute(REQUEST_ID, List.copyOf(response.getHeaders(ApiResponse.REQUEST_ID)));
			span.end();
		}
	}

	private static void setAttributes(Span span, RequestTags answer) {
		span.updateName(answer.method() + " " + answer.route());
		span.setAttribute(METHOD, answer.method());
		span.setAttribute(ROUTE, answer.route());
		span.setAttribute(STATUS, answer.status());
		if (answer.status() >= 500) {
			span.setStatus(StatusCode.ERROR);
		}
	}

	/** Reads the trace of the caller from the headers. */
	private enum Headers implements TextMapGetter<Request> {

		GETTER;

		@Override
		public Iterable<String> keys(Request request) {
			return Collections.list(request.getHeaderNames());
		}

		@Override
		public @Nullable String get(@Nullable Request request, String key) {
			return (request != null) ? request.getHeader(key) : null;
		}

	}

}
