package io.ztrisk.user;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

import io.ztrisk.behavior.RiskLevel;
import org.jspecify.annotations.Nullable;

import static io.ztrisk.database.RowValues.instantOrNull;

/**
 * A user as the head of a list, read by {@link UserRepository#HEAD}.
 */
public record UserHead(UUID id, String email, String name, @Nullable RiskLevel riskLevel, @Nullable Instant lastReset) {

	public static UserHead of(ResultSet row, int number) throws SQLException {
		return new UserHead(row.getObject("user_id", UUID.class), row.getString("user_email"),
				row.getString("user_name"), RiskLevel.ofRankOrNull(row.getInt("user_risk_level")),
				instantOrNull(row, "last_reset"));
	}

}
