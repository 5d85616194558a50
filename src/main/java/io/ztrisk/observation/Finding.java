package io.ztrisk.observation;

import java.time.Instant;
import java.util.UUID;

import tools.jackson.databind.node.ObjectNode;

/**
 * A finding of a detector: an observation that shows the behaviour, alone or together
 * with earlier ones.
 *
 * @param record the key of the last observation of the finding
 * @param at the time of that observation
 * @param bucket findings of one user, behaviour and bucket are one event
 * @param evidence shown in the details of the event
 */
public record Finding(UUID record, Instant at, String bucket, ObjectNode evidence) {

}
