package io.ztrisk.score;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.ztrisk.api.ApiSchema;
import io.ztrisk.api.Rows;
import io.ztrisk.behavior.RiskLevel;
import io.ztrisk.user.UserHead;
import org.jspecify.annotations.Nullable;

/**
 * A user with all events, also those before the last reset.
 */
@ApiSchema("UserDetail")
record UserDetail(String email, Rows<Row> events, @Nullable Instant lastResetTime, String name,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable RiskLevel riskLevel) {

	static UserDetail of(UserHead user, Rows<Row> events) {
		return new UserDetail(user.email(), events, user.lastReset(), user.name(), user.riskLevel());
	}

	/** An event. The details are written exactly as they were sent. */
	@ApiSchema("RiskEvent")
	record Row(@JsonInclude(JsonInclude.Include.NON_NULL) @JsonRawValue @Nullable String eventDetails, UUID id,
			String name, RiskLevel riskLevel, Instant timestamp) {

	}

}
