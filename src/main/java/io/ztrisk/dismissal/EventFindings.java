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

	/**
	 * An event without the findings.
	 *
	 * @param evidence null for a reported event
	 */
	record Head(UserEvents.Row event, @Nullable String evidence) {

		EventFindings with(Rows<Finding> findings) {
			return new EventFindings(this.event.behavior(), this.event.dismissal(), this.event.eventDetails(),
					this.evidence, findings, this.event.id(), this.event.name(), this.event.riskLevel(),
					this.event.state(), this.event.storedAt(), this.event.timestamp());
		}

	}

	/** A finding of the event. */
	@ApiSchema("EventFinding")
	record Finding(@JsonRawValue String evidence, Instant timestamp) {

	}

}
