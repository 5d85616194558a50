package io.ztrisk.ssf;

import java.io.IOException;
import java.io.InputStream;

import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.JsonFields;
import io.ztrisk.body.LimitedInputStream;
import io.ztrisk.limit.RequestBodies;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Reads the requests of receivers: bodies as JSON, whatever their content type says, and
 * the stream that a query names.
 */
@Component
public class SsfRequests {

	private static final int MAX_BYTES = 64 << 10;

	/** The memory of a body as a factor of its size. */
	private static final int GROWTH = 30;

	private final RequestBodies bodies;

	private final JsonMapper json;

	SsfRequests(RequestBodies bodies, JsonMapper json) {
		this.bodies = bodies;
		this.json = json;
	}

	/**
	 * Reads a body.
	 * @throws ApiException if it is not an object, or too large
	 */
	public JsonFields read(HttpServletRequest request) throws IOException {
		try (InputStream body = new LimitedInputStream(this.bodies.open(request, MAX_BYTES * GROWTH, GROWTH),
				MAX_BYTES)) {
			return JsonFields.of(this.json.readTree(body.readAllBytes()));
		}
		catch (JacksonException ex) {
			throw new ApiException(ErrorCode.MALFORMED_JSON);
		}
	}

	/**
	 * The stream that a query names, null if it names none.
	 * @throws ApiException if the query is malformed
	 */
	static @Nullable String streamId(HttpServletRequest request) {
		try {
			return request.getParameter("stream_id");
		}
		catch (IllegalStateException ex) {
			// As the Servlet API says.
			throw new ApiException(ErrorCode.INVALID_PARAMETER, "The query is malformed");
		}
	}

}
