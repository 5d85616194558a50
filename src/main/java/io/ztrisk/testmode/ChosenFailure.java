package io.ztrisk.testmode;

import java.util.List;

import io.ztrisk.api.ApiError;

/**
 * Ends a call with the error that a test has chosen.
 */
@SuppressWarnings("serial")
class ChosenFailure extends RuntimeException {

	private final Failure failure;

	private final String path;

	ChosenFailure(Failure failure, String path) {
		super(failure.error().message());
		this.failure = failure;
		this.path = path;
	}

	Failure failure() {
		return this.failure;
	}

	/** The error as the catalogue has it; one message names the path. */
	List<ApiError> errors() {
		return List.of(ApiError.of(this.failure.error(), this.failure.error().message().replace("%s", this.path)));
	}

}
