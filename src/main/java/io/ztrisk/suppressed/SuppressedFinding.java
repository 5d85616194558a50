package io.ztrisk.suppressed;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.ztrisk.api.ApiSchema;
import io.ztrisk.api.Rows;

/**
 * A finding that an exclusion of the account has suppressed.
 */
@ApiSchema("SuppressedFindings")
record SuppressedFinding(Rows<Row> suppressed) {

	/**
	 * What would be one event.
	 *
	 * @param behavior of which behaviour
	 * @param evidence of its newest finding, as it was stored
	 * @param firstEvidence of its first finding, as it was stored
	 * @param timestamp the newest finding's time
	 * @param userId of which user
	 */
	@ApiSchema("SuppressedFinding")
	record Row(String behavior, @JsonRawValue String evidence, @JsonRawValue String firstEvidence, Instant timestamp,
			UUID userId) {

	}

}
