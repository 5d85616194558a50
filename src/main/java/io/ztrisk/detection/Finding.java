package io.ztrisk.detection;

import java.util.UUID;

import tools.jackson.databind.node.ObjectNode;

/**
 * What a detector has found among a user's observations.
 *
 * @param record the key of the observation whose time is the finding's
 * @param bucket findings of one user, behaviour and bucket are one event
 * @param evidence what an event's details show
 */
public record Finding(UUID record, String bucket, ObjectNode evidence) {

}
