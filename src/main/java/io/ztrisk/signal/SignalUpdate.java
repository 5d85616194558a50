package io.ztrisk.signal;

import java.util.Optional;

import io.ztrisk.api.JsonFields;
import io.ztrisk.subscription.SubscriptionStatus;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The changes of a call to a subscription of any kind.
 *
 * @param position a cursor of the feed, null if it stays
 * @param status null if it stays
 */
record SignalUpdate(@Nullable String position, @Nullable SubscriptionStatus status) {

	private static final int MAX_CURSOR = 64;

	/**
	 * Reads a body.
	 * @throws io.ztrisk.api.ApiException with all problems of the body
	 */
	static SignalUpdate read(JsonNode body) {
		JsonFields fields = JsonFields.of(body);
		fields.only("position", "status");
		String position = body.has("position") ? fields.string("position", MAX_CURSOR) : null;
		// Only a receiver pauses itself.
		SubscriptionStatus status = fields.oneOf("status", false,
				(text) -> text.equals("paused") ? Optional.empty() : SubscriptionStatus.parse(text),
				"enabled, disabled");
		fields.problems().throwIfAny();
		return new SignalUpdate(position, status);
	}

}
