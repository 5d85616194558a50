package io.ztrisk.score;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.ztrisk.api.ApiSchema;
import io.ztrisk.api.Rows;
import io.ztrisk.behavior.RiskLevel;
import org.jspecify.annotations.Nullable;

/**
 * A user with all events, also those before the last reset.
 */
@ApiSchema("UserDetail")
record UserDetail(String email, Rows<Row> events, @Nullable Instant lastResetTime, String name,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable RiskLevel riskLevel) {

	/** A user without the events. */
	record Head(String email, String name, @Nullable RiskLevel riskLevel, @Nullable Instant lastReset) {

		UserDetail with(Rows<Row> events) {
			return new UserDetail(this.email, events, this.lastReset, this.name, this.riskLevel);
		}

	}

	/** An event. The details are written exactly as they were sent. */
	@ApiSchema("RiskEvent")
	record Row(@JsonInclude(JsonInclude.Include.NON_NULL) @JsonRawValue @Nullable String eventDetails, UUID id,
			String name, RiskLevel riskLevel, Instant timestamp) {

	}

}
