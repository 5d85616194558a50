package io.ztrisk.score;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ztrisk.api.ApiSchema;
import io.ztrisk.behavior.RiskLevel;
import org.jspecify.annotations.Nullable;

import static io.ztrisk.database.RowValues.instantOrNull;

/**
 * A user and its score, without the events.
 *
 * @param behaviors the behaviours of the events that count, with the number of these that
 * are kept: 0 if all were pruned
 * @param emails all known e-mails of the user
 * @param eventCount the number of events that count
 * @param forgottenCount the number of these that were pruned
 * @param levelSince the time of the newest change of the level, null if none is stored
 * @param mergedIds the ids of users that were merged into this one
 * @param revision a number that grows with each event that begins to count
 */
@ApiSchema("UserProfile")
record UserProfile(Map<String, Long> behaviors, String email, List<String> emails, long eventCount, long forgottenCount,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant lastEvent, @Nullable Instant lastResetTime,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant levelSince, List<UUID> mergedIds, String name,
		long revision, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable RiskLevel riskLevel, UUID userId) {

	static UserProfile of(ResultSet row, int number) throws SQLException {
		return new UserProfile(behaviors(row), row.getString("email"), texts(row, "emails"), row.getLong("event_count"),
				row.getLong("folded_count"), instantOrNull(row, "last_event"), instantOrNull(row, "last_reset"),
				instantOrNull(row, "level_since"), List.of((UUID[]) row.getArray("merged_ids").getArray()),
				row.getString("name"), row.getLong("revision"), RiskLevel.ofRankOrNull(row.getInt("risk_level")),
				row.getObject("id", UUID.class));
	}

	private static Map<String, Long> behaviors(ResultSet row) throws SQLException {
		Map<String, Long> behaviors = new TreeMap<>();
		texts(row, "behaviors").forEach((behavior) -> behaviors.put(behavior, 0L));
		for (String count : texts(row, "counts")) {
			String[] parts = count.split(" ");
			behaviors.put(parts[0], Long.valueOf(parts[1]));
		}
		return behaviors;
	}

	private static List<String> texts(ResultSet row, String column) throws SQLException {
		return List.of((String[]) row.getArray(column).getArray());
	}

}
