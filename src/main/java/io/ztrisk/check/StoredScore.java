package io.ztrisk.check;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

import io.ztrisk.behavior.RiskLevel;
import org.jspecify.annotations.Nullable;

/**
 * A score as stored in a row.
 *
 * @param level null if there is none
 * @param count how many events it speaks of
 * @param last the newest one's time, null if there is none
 */
record StoredScore(@Nullable RiskLevel level, long count, @Nullable Instant last) {

	static StoredScore of(ResultSet row, String prefix) throws SQLException {
		int rank = row.getInt(prefix + "level");
		OffsetDateTime last = row.getObject(prefix + "last", OffsetDateTime.class);
		return new StoredScore((rank != 0) ? RiskLevel.ofRank(rank) : null, row.getLong(prefix + "count"),
				(last != null) ? last.toInstant() : null);
	}

	@Override
	public String toString() {
		return "level %s, events %d, last %s".formatted((this.level != null) ? this.level.wire() : "none", this.count,
				(this.last != null) ? this.last : "none");
	}

}
