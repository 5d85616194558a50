package io.ztrisk.score;

import java.time.Instant;
import java.util.UUID;

import io.ztrisk.api.ApiSchema;
import io.ztrisk.api.Rows;
import io.ztrisk.behavior.RiskLevel;

/**
 * The scored users of an account.
 */
@ApiSchema("Summary")
record Summary(Rows<Row> users) {

	/** A scored user; all figures speak of the events after the last reset. */
	@ApiSchema("ScoredUser")
	record Row(String email, long eventCount, Instant lastEvent, RiskLevel maxRiskLevel, String name, UUID userId) {

	}

}
