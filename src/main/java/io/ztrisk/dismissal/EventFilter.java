package io.ztrisk.dismissal;

import java.util.Map;
import java.util.TreeMap;
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

	/** The conditions in SQL, for a row that has the columns. */
	String sql() {
		return " where true" + ((this.behavior != null) ? " and behavior = :behavior" : "")
				+ ((this.state != null) ? " and state = :state" : "");
	}

	/** The parameters of the conditions, and some others. */
	Map<String, Object> parameters(Map<String, Object> others) {
		Map<String, Object> parameters = new TreeMap<>(others);
		if (this.behavior != null) {
			parameters.put("behavior", this.behavior);
		}
		if (this.state != null) {
			parameters.put("state", this.state.wire());
		}
		return parameters;
	}

}
