package io.ztrisk.api;

import java.util.List;

/**
 * Ends a call with errors in the envelope.
 */
@SuppressWarnings("serial")
public class ApiException extends RuntimeException {

	private final ErrorCode code;

	private final List<ApiError> errors;

	public ApiException(ErrorCode code) {
		this(code, List.of(ApiError.of(code)));
	}

	public ApiException(ErrorCode code, String message) {
		this(code, List.of(ApiError.of(code, message)));
	}

	/**
	 * @param code gives the HTTP status
	 * @param errors at least one
	 */
	public ApiException(ErrorCode code, List<ApiError> errors) {
		super(errors.getFirst().message());
		this.code = code;
		this.errors = errors;
	}

	public ErrorCode code() {
		return this.code;
	}

	public List<ApiError> errors() {
		return this.errors;
	}

}
