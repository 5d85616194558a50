package io.ztrisk.ssf;

import java.io.IOException;
import java.io.InputStream;

import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.JsonFields;
import io.ztrisk.body.LimitedInputStream;
import io.ztrisk.limit.RequestBodies;
import jakarta.servlet.http.HttpServletRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Reads the bodies of receivers as JSON, whatever their content type says.
 */
@Component
public class SsfBodies {

	private static final int MAX_BYTES = 64 << 10;

	/** The memory of a body as a factor of its size. */
	private static final int GROWTH = 30;

	private final RequestBodies bodies;

	private final JsonMapper json;

	SsfBodies(RequestBodies bodies, JsonMapper json) {
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

}
