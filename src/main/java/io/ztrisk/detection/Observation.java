package io.ztrisk.detection;

import java.time.Instant;
import java.util.UUID;

import io.ztrisk.behavior.Behavior;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a behaviour's detector keeps of a record.
 *
 * @param behavior which
 * @param record the record's key
 * @param at the record's time
 * @param facts what was seen, as an event's details show it
 * @param bucket the bucket of the finding that the record is by itself, null if it takes
 * others to tell
 */
public record Observation(Behavior behavior, UUID record, Instant at, ObjectNode facts, @Nullable String bucket) {

}
