package io.ztrisk.triage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.FieldErrors;
import io.ztrisk.api.JsonFields;
import io.ztrisk.limit.RequestBodies;
import jakarta.servlet.http.HttpServletRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Reads the reason in the body of a reset. Every body is accepted: one that is too large,
 * cannot be read, or is no JSON object with a valid reason, is ignored.
 */
@Component
class ResetReasonReader {

	private static final int MAX_BYTES = 4 << 10;

	private final RequestBodies bodies;

	private final JsonMapper json;

	ResetReasonReader(RequestBodies bodies, JsonMapper json) {
		this.bodies = bodies;
		this.json = json;
	}

	Optional<String> read(HttpServletRequest request) {
		long length = request.getContentLengthLong();
		boolean mayHaveReason = (length > 0) ? length <= MAX_BYTES
				: request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
		return mayHaveReason ? readBody(request) : Optional.empty();
	}

	private Optional<String> readBody(HttpServletRequest request) {
		try {
			byte[] body = this.bodies.open(request, MAX_BYTES).readNBytes(MAX_BYTES + 1);
			return (body.length <= MAX_BYTES) ? parse(body) : Optional.empty();
		}
		catch (IOException ex) {
			return Optional.empty();
		}
		catch (ApiException ex) {
			if (ex.code() == ErrorCode.UNREADABLE_BODY) {
				return Optional.empty();
			}
			throw ex;
		}
	}

	private Optional<String> parse(byte[] body) {
		try {
			JsonNode root = this.json
				.readTree(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
			return root.isObject() ? new JsonFields(root, "", new FieldErrors()).stripped("reason", Resets.MAX_REASON)
					: Optional.empty();
		}
		catch (CharacterCodingException | JacksonException ex) {
			return Optional.empty();
		}
	}

}
