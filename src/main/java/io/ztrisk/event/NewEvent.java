package io.ztrisk.event;

import java.util.UUID;

import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.RiskLevel;
import io.ztrisk.identity.UserReference;
import org.jspecify.annotations.Nullable;

/**
 * An event to store.
 *
 * @param user the user, and the time of the event
 * @param level null for the level of the behaviour
 * @param details the evidence as JSON, null if there is none
 */
public record NewEvent(UUID id, Behavior behavior, UserReference user, @Nullable RiskLevel level,
		@Nullable String details) {

}
