package io.ztrisk.api;

import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ProblemDetail;

/**
 * One error of the envelope.
 *
 * @param code an integer, 1000 or more (971 is the one exception)
 * @param errorChain the causes, if any
 * @param message for a person
 * @param source the place in the body, if the error has one
 */
@ApiSchema("Error")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ApiError(int code, @Nullable List<Cause> errorChain, String message, @Nullable Source source) {

	public static ApiError of(ErrorCode code) {
		return of(code, code.message());
	}

	public static ApiError of(ErrorCode code, String message) {
		return new ApiError(code.code(), null, message, null);
	}

	/** The error for a failure of Spring, or for a status that a handler gives. */
	public static ApiError of(ProblemDetail problem) {
		ErrorCode code = (problem.getStatus() == 400) ? ErrorCode.INVALID_PARAMETER
				: (problem.getStatus() < 500) ? ErrorCode.REFUSED : ErrorCode.INTERNAL;
		String title = Objects.requireNonNullElse(problem.getTitle(), code.message());
		return of(code, Objects.requireNonNullElse(problem.getDetail(), title));
	}

	/** An error with a place in the body, as a JSON Pointer (RFC 6901). */
	public static ApiError at(String pointer, ErrorCode code, String message) {
		return new ApiError(code.code(), null, message, new Source(pointer));
	}

	/** A cause of an error. */
	@ApiSchema("ErrorCause")
	public record Cause(int code, String message) {

	}

	/**
	 * A place in the request body.
	 *
	 * @param pointer a JSON Pointer
	 */
	@ApiSchema("ErrorSource")
	public record Source(String pointer) {

	}

}
