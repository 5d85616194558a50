package io.ztrisk.http;

import java.util.List;

import io.ztrisk.api.ApiError;
import io.ztrisk.api.ApiResponse;
import io.ztrisk.api.ErrorCode;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/**
 * Responses with an envelope for a failure.
 */
final class ErrorEnvelope {

	/** In seconds. */
	private static final String RETRY_AFTER = "2";

	private ErrorEnvelope() {
	}

	static ResponseEntity<Object> of(ErrorCode code) {
		return of(code, code.message());
	}

	static ResponseEntity<Object> of(ErrorCode code, String message) {
		return of(code, List.of(ApiError.of(code, message)));
	}

	static ResponseEntity<Object> of(ErrorCode code, List<ApiError> errors) {
		ResponseEntity.BodyBuilder answer = ResponseEntity.status(code.status())
			.contentType(MediaType.APPLICATION_JSON);
		if (code.status().value() == 503) {
			answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
		}
		return answer.body(ApiResponse.failure(errors));
	}

	/** The response for a query that the container refuses. */
	static ResponseEntity<Object> ofMalformedQuery() {
		return of(ErrorCode.INVALID_PARAMETER, "The query is malformed");
	}

	/** Keeps the status and the headers of a failure of Spring. */
	static ResponseEntity<Object> of(ProblemDetail problem, HttpHeaders headers) {
		return ResponseEntity.status(problem.getStatus())
			.headers(headers)
			.contentType(MediaType.APPLICATION_JSON)
			.body(ApiResponse.failure(List.of(ApiError.of(problem))));
	}

}
