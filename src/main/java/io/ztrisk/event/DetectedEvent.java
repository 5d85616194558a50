package io.ztrisk.event;

import java.time.Instant;
import java.util.UUID;

import io.ztrisk.behavior.Behavior;

/**
 * An event of the findings in one bucket.
 *
 * @param id derived from the account, user, behaviour and bucket
 * @param bucket findings in one bucket are one event
 * @param at the time of the newest finding
 * @param details the evidence as JSON
 */
public record DetectedEvent(UUID id, UUID user, Behavior behavior, String bucket, Instant at, String details) {

}
