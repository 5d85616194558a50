package io.ztrisk.user;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

import io.ztrisk.behavior.RiskLevel;

import static io.ztrisk.database.RowValues.instant;
import static io.ztrisk.database.RowValues.instantOrNull;

/**
 * Reads users from the rows of a statement of JDBC.
 */
final class UserRow {

	private UserRow() {
	}

	static User user(String accountId, ResultSet row) throws SQLException {
		return new User(new User.Key(accountId, row.getObject("id", UUID.class)), row.getBoolean("derived"),
				row.getObject("merged_into", UUID.class),
				new LatestText(row.getString("email"), instant(row, "email_at")),
				new LatestText(row.getString("name"), instant(row, "name_at")),
				new UserScore(score(row, "risk_level", "event_count", "last_event", "behaviors"),
						score(row, "folded_level", "folded_count", "folded_last", "folded_behaviors"),
						instantOrNull(row, "last_reset"), row.getLong("revision")));
	}

	private static Score score(ResultSet row, String level, String count, String newest, String behaviors)
			throws SQLException {
		return new Score(RiskLevel.ofRankOrNull(row.getInt(level)), row.getLong(count), instantOrNull(row, newest),
				(String[]) row.getArray(behaviors).getArray());
	}

}
