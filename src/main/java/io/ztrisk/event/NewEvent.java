package io.ztrisk.event;

import java.util.UUID;

import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.RiskLevel;
import io.ztrisk.user.UserReference;
import org.jspecify.annotations.Nullable;

/**
 * An event to be stored.
 *
 * @param id its identity
 * @param behavior what happened
 * @param user whom it happened to, and when
 * @param level instead of the behaviour's, null for that
 * @param details the evidence as JSON, null if there is none
 */
public record NewEvent(UUID id, Behavior behavior, UserReference user, @Nullable RiskLevel level,
		@Nullable String details) {

}
