package io.ztrisk.api;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The envelope of every answer.
 *
 * @param errors empty on success
 * @param messages empty except in the verify calls, since official clients decode them as
 * strings
 * @param result null on failure
 * @param resultInfo for paged results
 */
public record ApiResponse<T>(List<ApiError> errors, List<Message> messages, @Nullable T result,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ResultInfo resultInfo, boolean success) {

	/** The header of every answer that has the id of the request. */
	public static final String REQUEST_ID = "X-Request-Id";

	public static <T> ApiResponse<T> of(T result) {
		return new ApiResponse<>(List.of(), List.of(), result, null, true);
	}

	/** A success without a result. */
	public static ApiResponse<Void> empty() {
		return new ApiResponse<>(List.of(), List.of(), null, null, true);
	}

	public static <T> ApiResponse<T> of(T result, Message message) {
		return new ApiResponse<>(List.of(), List.of(message), result, null, true);
	}

	/** A success with rows, whose paging information is known after they are written. */
	public static <T> ApiResponse<T> of(T result, ResultInfo info) {
		return new ApiResponse<>(List.of(), List.of(), result, info, true);
	}

	public static ApiResponse<Void> failure(List<ApiError> errors) {
		return new ApiResponse<>(errors, List.of(), null, null, false);
	}

	/** A message of the envelope; only the verify calls have one. */
	@ApiSchema("Message")
	public record Message(int code, String message, @Nullable String type) {

	}

}
