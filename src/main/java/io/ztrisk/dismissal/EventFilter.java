package io.ztrisk.dismissal;

import java.util.regex.Pattern;

import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Which events of a user a caller asks for.
 *
 * @param behavior null for all
 * @param state null for all
 */
record EventFilter(@Nullable String behavior, @Nullable EventState state) {

	/** Also the key of a behaviour that was deleted. */
	private static final Pattern KEY = Pattern.compile("[a-z0-9_]{1,64}");

	/**
	 * Reads query parameters.
	 * @throws ApiException if one of them is invalid
	 */
	static EventFilter of(@Nullable String behavior, @Nullable String state) {
		if (behavior != null && !KEY.matcher(behavior).matches()) {
			throw new ApiException(ErrorCode.INVALID_PARAMETER, "behavior must be the key of a behavior");
		}
		return new EventFilter(behavior, (state != null) ? EventState.of(state) : null);
	}

}
