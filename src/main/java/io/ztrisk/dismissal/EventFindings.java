package io.ztrisk.dismissal;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.ztrisk.api.ApiSchema;
import io.ztrisk.api.Rows;
import io.ztrisk.behavior.RiskLevel;
import org.jspecify.annotations.Nullable;

/**
 * An event with all findings that are still stored.
 *
 * @param evidence changes with each finding that is not like the others; null for a
 * reported event
 */
@ApiSchema("EventWithFindings")
@JsonInclude(JsonInclude.Include.NON_NULL)
record EventFindings(String behavior, UserEvents.@Nullable StoredDismissal dismissal,
		@JsonRawValue @Nullable String eventDetails, @Nullable String evidence, Rows<Finding> findings, UUID id,
		String name, RiskLevel riskLevel, EventState state, Instant storedAt, Instant timestamp) {

	static EventFindings of(UserEvents.Row event, @Nullable String evidence, Rows<Finding> findings) {
		return new EventFindings(event.behavior(), event.dismissal(), event.eventDetails(), evidence, findings,
				event.id(), event.name(), event.riskLevel(), event.state(), event.storedAt(), event.timestamp());
	}

	/** A finding of the event. */
	@ApiSchema("EventFinding")
	record Finding(@JsonRawValue String evidence, Instant timestamp) {

	}

}
