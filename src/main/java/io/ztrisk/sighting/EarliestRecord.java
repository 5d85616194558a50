package io.ztrisk.sighting;

import java.time.Instant;
import java.util.UUID;

import tools.jackson.databind.node.ObjectNode;

/**
 * The earliest record of a day with a value.
 */
record EarliestRecord(Instant at, UUID record, ObjectNode evidence) {

}
