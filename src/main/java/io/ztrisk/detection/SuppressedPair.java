package io.ztrisk.detection;

import java.util.UUID;

import tools.jackson.databind.node.ObjectNode;

/**
 * Two observations that would have been a finding if the account had not excluded a
 * network.
 *
 * @param record the key of the later one
 * @param other the key of the earlier one
 * @param evidence what the finding would have shown
 */
public record SuppressedPair(UUID record, UUID other, ObjectNode evidence) {

}
