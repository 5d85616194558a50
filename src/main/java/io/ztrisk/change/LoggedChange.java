package io.ztrisk.change;

import java.time.Instant;
import java.util.UUID;

import io.ztrisk.behavior.RiskLevel;
import io.ztrisk.level.ChangeCause;
import io.ztrisk.level.UserLevel;
import org.jspecify.annotations.Nullable;

/**
 * A change of a user's level as it stands in the log.
 *
 * @param seq its number in the account
 * @param behavior of the event that brought the level, null for another cause
 * @param eventId the id that this event had then
 * @param occurredAt the time of this event, otherwise that of the change
 */
public record LoggedChange(long seq, UUID id, UUID userId, UserLevel previous, UserLevel level, ChangeCause cause,
		@Nullable String behavior, @Nullable UUID eventId, Instant occurredAt, Instant changedAt) {

	/** Creates it of the values of a row. */
	LoggedChange(long seq, UUID id, UUID userId, @Nullable RiskLevel previous, @Nullable RiskLevel level, String cause,
			@Nullable String behavior, @Nullable UUID eventId, Instant occurredAt, Instant changedAt) {
		this(seq, id, userId, UserLevel.of(previous), UserLevel.of(level), ChangeCause.of(cause), behavior, eventId,
				occurredAt, changedAt);
	}

}
