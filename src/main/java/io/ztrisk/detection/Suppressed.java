package io.ztrisk.detection;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.ztrisk.api.Rows;

/**
 * What would have been found if the account had not excluded a network.
 */
record Suppressed(Rows<Row> suppressed) {

	/**
	 * A finding that was not made; its evidence is written as it was stored.
	 */
	record Row(String behavior, @JsonRawValue String evidence, Instant timestamp, UUID userId) {

	}

}
