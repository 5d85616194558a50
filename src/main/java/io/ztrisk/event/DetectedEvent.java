package io.ztrisk.event;

import java.time.Instant;
import java.util.UUID;

import io.ztrisk.behavior.Behavior;

/**
 * An event as its findings make it.
 *
 * @param id of account, user, behaviour and bucket
 * @param user the user's id
 * @param behavior what was found
 * @param bucket what makes findings one event
 * @param at the newest finding's time
 * @param details the evidence as JSON
 */
public record DetectedEvent(UUID id, UUID user, Behavior behavior, String bucket, Instant at, String details) {

}
