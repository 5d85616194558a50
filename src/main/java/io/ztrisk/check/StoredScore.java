package io.ztrisk.check;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

import io.ztrisk.behavior.RiskLevel;
import org.jspecify.annotations.Nullable;

/**
 * A score as it is stored in a row.
 *
 * @param last the time of the newest event, null if there is none
 */
record StoredScore(@Nullable RiskLevel level, long count, @Nullable Instant last) {

	static StoredScore of(ResultSet row, String prefix) throws SQLException {
		OffsetDateTime last = row.getObject(prefix + "last", OffsetDateTime.class);
		return new StoredScore(RiskLevel.ofRankOrNull(row.getInt(prefix + "level")), row.getLong(prefix + "count"),
				(last != null) ? last.toInstant() : null);
	}

	@Override
	public String toString() {
		return "level %s, events %d, last %s".formatted((this.level != null) ? this.level.wire() : "none", this.count,
				(this.last != null) ? this.last : "none");
	}

}
