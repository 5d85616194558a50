package io.ztrisk.privacy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ztrisk.api.ApiSchema;
import io.ztrisk.behavior.RiskLevel;
import org.jspecify.annotations.Nullable;

import static io.ztrisk.database.RowValues.instantOrNull;

/**
 * The row of a user in an export.
 *
 * @param eventCount the number of events that count
 * @param forgottenCount the number of these events that were pruned
 */
@ApiSchema("ExportedUser")
record ExportedUser(String email, long eventCount, long forgottenCount, @Nullable Instant lastEvent,
		@Nullable Instant lastResetTime, String name,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable RiskLevel riskLevel, UUID userId) {

	static ExportedUser of(ResultSet row, int number) throws SQLException {
		return new ExportedUser(row.getString("email"), row.getLong("event_count"), row.getLong("folded_count"),
				instantOrNull(row, "last_event"), instantOrNull(row, "last_reset"), row.getString("name"),
				RiskLevel.ofRankOrNull(row.getInt("risk_level")), row.getObject("id", UUID.class));
	}

}
