package io.ztrisk.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.slf4j.MDC;
import tools.jackson.databind.json.JsonMapper;

/**
 * The outermost layer: every answer, those that the container gives before any servlet
 * sees the request too, carries the headers of the API and is an envelope; an answer that
 * fails after its first byte is cut off.
 */
class EdgeValve extends ValveBase {

	/** The request attribute with the path as sent, without its query. */
	static final String PATH = EdgeValve.class.getName() + ".path";

	private static final String REQUEST_ID = "X-Request-Id";

	private static final Pattern SANE_ID = Pattern.compile("[A-Za-z0-9._:/+=-]{1,128}");

	private final JsonMapper json;

	EdgeValve(JsonMapper json) {
		super(true);
		this.json = json;
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		String id = requestId(request);
		request.setAttribute(PATH, request.getRequestURI());
		response.setHeader(REQUEST_ID, id);
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setHeader("Cache-Control", "no-store");
		MDC.put("requestId", id);
		try {
			getNext().invoke(request, response);
			Throwable failure = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
			if (response.isCommitted()) {
				if (failure != null) {
					response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, failure);
				}
			}
			else if (failure != null || response.getStatus() >= 400 && response.getContentWritten() == 0) {
				write(response, (response.getStatus() >= 400) ? response.getStatus() : 500);
			}
		}
		finally {
			MDC.remove("requestId");
		}
	}

	private static String requestId(Request request) {
		String sent = request.getHeader(REQUEST_ID);
		return (sent != null && SANE_ID.matcher(sent).matches()) ? sent : UUID.randomUUID().toString();
	}

	private void write(Response response, int status) throws IOException {
		ApiError error = switch (status) {
			case 404 -> ApiError.of(ErrorCode.NO_ROUTE);
			case 405 -> ApiError.of(ErrorCode.METHOD_NOT_ALLOWED);
			case 413 -> ApiError.of(ErrorCode.BODY_TOO_LARGE);
			default -> ApiError.of((status >= 500) ? ErrorCode.INTERNAL : ErrorCode.REFUSED);
		};
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

}
