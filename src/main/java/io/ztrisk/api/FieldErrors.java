package io.ztrisk.api;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects the errors of a body, each with its place, so that a caller gets all of them
 * at once.
 */
public final class FieldErrors {

	/** The maximum number of errors in an answer. */
	public static final int MAX_ERRORS = 100;

	private final List<ApiError> errors = new ArrayList<>();

	private int count;

	/**
	 * Adds an error of a missing member, a wrong type or an unknown value.
	 * @param pointer the place, as a JSON Pointer
	 */
	public void add(String pointer, String message) {
		add(pointer, ErrorCode.INVALID_FIELD, message);
	}

	public void add(String pointer, ErrorCode code, String message) {
		this.count++;
		if (this.count <= MAX_ERRORS) {
			this.errors.add(ApiError.at(pointer, code, message));
		}
	}

	/** The number of errors, including those above the maximum. */
	public int count() {
		return this.count;
	}

	/** The first error as text, with its pointer. */
	public String first() {
		ApiError error = this.errors.getFirst();
		String pointer = (error.source() != null) ? error.source().pointer() : "";
		return pointer.isEmpty() ? error.message() : pointer + ": " + error.message();
	}

	public void throwIfAny() {
		if (this.count > 0) {
			throw new ApiException(ErrorCode.INVALID_FIELD, List.copyOf(this.errors));
		}
	}

}
