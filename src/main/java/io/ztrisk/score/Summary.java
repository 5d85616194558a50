package io.ztrisk.score;

import java.time.Instant;
import java.util.UUID;

import io.ztrisk.api.ApiSchema;
import io.ztrisk.api.Rows;
import io.ztrisk.behavior.RiskLevel;

/**
 * The users of an account that have a score.
 */
@ApiSchema("Summary")
record Summary(Rows<Row> users) {

	/** A user with a score, which is over the events after the last reset. */
	@ApiSchema("ScoredUser")
	record Row(String email, long eventCount, Instant lastEvent, RiskLevel maxRiskLevel, String name, UUID userId) {

	}

}
