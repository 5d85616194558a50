package io.ztrisk.sighting;

import java.time.Instant;
import java.util.UUID;

import tools.jackson.databind.node.ObjectNode;

/**
 * The earliest record of a day with a value.
 *
 * @param content the begins of its key and of the hash of its evidence: of two records
 * with the same time, the smaller one counts
 */
record EarliestRecord(Instant at, UUID content, ObjectNode evidence) {

}
