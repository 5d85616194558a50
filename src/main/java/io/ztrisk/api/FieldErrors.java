package io.ztrisk.api;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects the errors of a body, each with its place, so that a caller sees all of them
 * at once.
 */
public final class FieldErrors {

	/**
	 * The maximum number of problems in an answer.
	 */
	public static final int MOST = 100;

	private final List<ApiError> errors = new ArrayList<>();

	private int count;

	/**
	 * Notes a missing member, a wrong type or an unknown value.
	 * @param pointer where, as a JSON Pointer
	 */
	public void add(String pointer, String message) {
		add(pointer, ErrorCode.INVALID_FIELD, message);
	}

	/**
	 * Notes a problem with a code of its own.
	 */
	public void add(String pointer, ErrorCode code, String message) {
		this.count++;
		if (this.count <= MOST) {
			this.errors.add(ApiError.at(pointer, code, message));
		}
	}

	/**
	 * The number of problems, with those that are not listed.
	 */
	public int count() {
		return this.count;
	}

	/**
	 * The first problem as text, with its place.
	 */
	public String first() {
		ApiError error = this.errors.getFirst();
		String pointer = (error.source() != null) ? error.source().pointer() : "";
		return pointer.isEmpty() ? error.message() : pointer + ": " + error.message();
	}

	/**
	 * Throws an exception with all problems, if there are any.
	 */
	public void throwIfAny() {
		if (this.count > 0) {
			throw new ApiException(ErrorCode.INVALID_FIELD, List.copyOf(this.errors));
		}
	}

}
