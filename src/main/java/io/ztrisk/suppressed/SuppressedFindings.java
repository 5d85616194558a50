package io.ztrisk.suppressed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.ztrisk.api.ApiSchema;
import io.ztrisk.api.Rows;

import static io.ztrisk.database.RowValues.instant;

/**
 * The suppressed findings of an account.
 */
@ApiSchema("SuppressedFindings")
record SuppressedFindings(Rows<Row> suppressed) {

	/**
	 * A suppressed finding.
	 *
	 * @param evidence the evidence of the newest finding, as it was stored
	 * @param timestamp the time of the newest finding
	 */
	@ApiSchema("SuppressedFinding")
	record Row(String behavior, @JsonRawValue String evidence, @JsonRawValue String firstEvidence, Instant timestamp,
			UUID userId) {

		static Row of(ResultSet row, int number) throws SQLException {
			return new Row(row.getString("behavior"), row.getString("evidence"), row.getString("first_evidence"),
					instant(row, "occurred_at"), row.getObject("user_id", UUID.class));
		}

	}

}
