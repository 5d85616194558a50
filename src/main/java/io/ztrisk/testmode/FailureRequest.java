package io.ztrisk.testmode;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.JsonElement;
import io.ztrisk.api.JsonFields;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the body of a call that chooses an error.
 */
final class FailureRequest {

	/** Calls of an account never fail with these. */
	private static final Set<ErrorCode> OTHERS = EnumSet.of(ErrorCode.METHOD_NOT_ALLOWED, ErrorCode.NO_ROUTE,
			ErrorCode.NOT_SIGNED_IN, ErrorCode.REFUSED_ORIGIN);

	private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE");

	private static final int MAX_TIMES = 1000;

	private static final int MAX_RETRY_AFTER = 300;

	private FailureRequest() {
	}

	/**
	 * Reads an error.
	 * @param exists whether the API has a call with this method, null for any, and this
	 * path
	 * @throws io.ztrisk.api.ApiException with all problems of the body
	 */
	static Failure read(JsonNode body, BiPredicate<@Nullable String, AccountRoute> exists) {
		JsonFields fields = JsonFields.of(body);
		fields.only("code", "status", "times", "method", "path", "retry_after");
		Optional<ErrorCode> error = error(fields);
		String method = fields.oneOf("method", false, (text) -> Optional.of(text).filter(METHODS::contains),
				String.join(", ", METHODS));
		String path = fields.text("path", 256, false).orElse(null);
		if (path != null && !exists.test(method, AccountRoute.ofPath(path))) {
			fields.problem("path", "is not the path of a call" + ((method != null) ? " with this method" : "")
					+ " below /accounts/{account_id}/, such as zt_risk_scoring/{user_id}");
		}
		Integer times = integer(fields, "times", 1, MAX_TIMES);
		Integer retryAfter = integer(fields, "retry_after", 0, MAX_RETRY_AFTER);
		Integer usual = error.map(FailureRequest::retryAfter).orElse(null);
		if (retryAfter != null && error.isPresent() && usual == null) {
			fields.problem("retry_after", "is possible with the status 429 or 503 only");
		}
		fields.problems().throwIfAny();
		return new Failure(error.orElseThrow(), method, path, (retryAfter != null) ? retryAfter : usual,
				(times != null) ? times : 1);
	}

	/** The first error of the catalogue with the code, the status or both. */
	private static Optional<ErrorCode> error(JsonFields fields) {
		JsonNode code = fields.optional("code");
		JsonNode status = fields.optional("status");
		if (code == null && status == null) {
			fields.problem("status", "or code is required");
			return Optional.empty();
		}
		List<ErrorCode> withStatus = errors().filter((error) -> status == null || is(status, error.status().value()))
			.toList();
		if (withStatus.isEmpty()) {
			fields.problem("status",
					"must be one of " + errors().map((error) -> error.status().value())
						.distinct()
						.sorted()
						.map(String::valueOf)
						.collect(Collectors.joining(", ")));
			return Optional.empty();
		}
		Optional<ErrorCode> error = withStatus.stream()
			.filter((one) -> code == null || is(code, one.code()))
			.findFirst();
		if (error.isEmpty()) {
			fields.problem("code", "must be the code of an error of a call of an account"
					+ ((status != null) ? ", with this status" : ""));
		}
		return error;
	}

	private static Stream<ErrorCode> errors() {
		return Stream.of(ErrorCode.values()).filter((error) -> !OTHERS.contains(error));
	}

	private static boolean is(JsonNode sent, int number) {
		return sent.isIntegralNumber() && sent.canConvertToInt() && sent.intValue() == number;
	}

	/** The default: the least for 429, and the time of the server for 503. */
	private static @Nullable Integer retryAfter(ErrorCode error) {
		return switch (error.status().value()) {
			case 429 -> 1;
			case 503 -> 2;
			default -> null;
		};
	}

	private static @Nullable Integer integer(JsonFields fields, String name, int min, int max) {
		JsonNode value = fields.optional(name);
		return (value != null) ? new JsonElement(value, fields.at(name), name, fields.problems()).integer(min, max)
				: null;
	}

}
