package io.ztrisk.sighting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

import tools.jackson.databind.node.ObjectNode;

/**
 * A value in a record.
 *
 * @param rule what tells whether it is new
 * @param value at most 256 characters
 * @param record the key of the record
 */
public record SeenValue(Novelty rule, String value, Instant at, UUID record, ObjectNode evidence) {

	LocalDate day() {
		return LocalDate.ofInstant(this.at, ZoneOffset.UTC);
	}

}
