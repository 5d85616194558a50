package io.ztrisk.tomcat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import io.ztrisk.api.ApiError;
import io.ztrisk.api.ApiResponse;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.format.Uuids;
import io.ztrisk.limit.LimitProperties;
import io.ztrisk.limit.MinimumRate;
import io.ztrisk.limit.RequestBodies;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.ProblemDetail;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Gives every answer the headers of the API and the envelope, also answers of the
 * container, which no servlet sees. Aborts an answer that fails after its first byte. A
 * handler may replace the headers of its answer.
 */
class EnvelopeValve extends ValveBase {

	/**
	 * The header of a preflight request, which is not answered: the server has no pages
	 * of other origins.
	 */
	static final String PREFLIGHT = "Access-Control-Request-Method";

	private static final Pattern VALID_ID = Pattern.compile("[A-Za-z0-9._:/+=-]{1,128}");

	private final JsonMapper json;

	private final LimitProperties properties;

	/** Request headers that are removed. */
	private final Set<String> ignoredHeaders;

	/** Response headers of this connector. */
	private final Map<String, String> headers;

	EnvelopeValve(JsonMapper json, LimitProperties properties, Set<String> ignoredHeaders,
			Map<String, String> headers) {
		super(true);
		this.json = json;
		this.properties = properties;
		this.ignoredHeaders = ignoredHeaders;
		this.headers = headers;
	}

	/**
	 * Runs again when an asynchronous answer is dispatched. The headers are set then, and
	 * nothing is written while the answer is in progress.
	 */
	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		if (!request.isAsyncDispatching()) {
			this.ignoredHeaders.forEach(request.getCoyoteRequest().getMimeHeaders()::removeHeader);
			setHeaders(request, response);
		}
		MDC.put("requestId", response.getHeader(ApiResponse.REQUEST_ID));
		try {
			getNext().invoke(request, response);
			if (!request.isAsync()) {
				finish(request, response);
			}
		}
		finally {
			MDC.clear();
		}
	}

	/** Whether an error has no body yet. An ordinary controller may leave it out. */
	boolean isUnanswered(Response response) {
		return response.isError() && response.getContentWritten() == 0;
	}

	private void setHeaders(Request request, Response response) {
		response.setHeader(ApiResponse.REQUEST_ID, requestId(request));
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setHeader("Cache-Control", "no-store");
		response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
		response.setHeader("Referrer-Policy", "no-referrer");
		this.headers.forEach(response::setHeader);
	}

	private void finish(Request request, Response response) throws IOException {
		Throwable failure = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
		if (response.isCommitted()) {
			if (failure != null) {
				response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, failure);
			}
		}
		else if (failure != null || isUnanswered(response)) {
			write(request, response, failure);
		}
		if (request.getAttribute(RequestBodies.CUT_OFF) != null || !isRestRead(request, response)) {
			response.getCoyoteResponse().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
		}
	}

	/** Ignores a failure to read the rest, since the sender has its answer. */
	private boolean isRestRead(Request request, Response response) {
		try {
			return new RefusedBody(request, response, new MinimumRate(this.properties)).read();
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static String requestId(Request request) {
		String sent = request.getHeader(ApiResponse.REQUEST_ID);
		return (sent != null && VALID_ID.matcher(sent).matches()) ? sent : Uuids.random().toString();
	}

	private void write(Request request, Response response, @Nullable Throwable failure) throws IOException {
		int status = (response.getStatus() >= 400) ? response.getStatus() : 500;
		boolean sentByHandler = failure == null && response.isError()
				&& request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE) instanceof HandlerMethod;
		ApiError error = sentByHandler ? ApiError.of(ProblemDetail.forStatus(status)) : ApiError.of(code(status));
		if (request.getCoyoteRequest().isExceptionPresent()) {
			// Whatever the handler throws, a body that cannot be read is the caller's
			// error.
			status = 400;
			error = ApiError.of(ErrorCode.UNREADABLE_BODY);
		}
		byte[] body = this.json.writeValueAsString(ApiResponse.failure(List.of(error)))
			.getBytes(StandardCharsets.UTF_8);
		response.resetBuffer();
		response.setStatus(status);
		response.setSuspended(false);
		response.setContentType("application/json");
		response.setContentLength(body.length);
		response.getOutputStream().write(body);
		response.finishResponse();
	}

	/** The error for a status of the container. */
	private static ErrorCode code(int status) {
		return switch (status) {
			case 404 -> ErrorCode.NO_ROUTE;
			case 405 -> ErrorCode.METHOD_NOT_ALLOWED;
			case 413 -> ErrorCode.BODY_TOO_LARGE;
			case 500, 503 -> ErrorCode.INTERNAL;
			default -> ErrorCode.REFUSED;
		};
	}

}
