package io.ztrisk.observation;

import java.time.Instant;
import java.util.UUID;

import tools.jackson.databind.node.ObjectNode;

/**
 * What a detector has found among a user's observations.
 *
 * @param record the key of the observation that completes the finding
 * @param at the time of that observation
 * @param bucket findings of one user, behaviour and bucket are one event
 * @param evidence what an event's details show
 */
public record Finding(UUID record, Instant at, String bucket, ObjectNode evidence) {

}
