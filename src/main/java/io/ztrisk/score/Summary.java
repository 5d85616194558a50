package io.ztrisk.score;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ztrisk.api.ApiSchema;
import io.ztrisk.api.Rows;
import io.ztrisk.behavior.RiskLevel;
import org.jspecify.annotations.Nullable;

import static io.ztrisk.database.RowValues.instant;
import static io.ztrisk.database.RowValues.instantOrNull;

/**
 * The users of an account that have a score.
 */
@ApiSchema("Summary")
record Summary(Rows<Row> users) {

	/**
	 * A user with a score, which is over the events after the last reset. The behaviours,
	 * the time of the level, the newest event and the revision are there if the caller
	 * asks for the detail.
	 */
	@ApiSchema("ScoredUser")
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Row(@Nullable List<String> behaviors, String email, long eventCount, Instant lastEvent,
			@Nullable Instant levelSince, RiskLevel maxRiskLevel, String name, @Nullable NewestEvent newestEvent,
			@Nullable Long revision, UUID userId) {

		static Row of(ResultSet row, int number) throws SQLException {
			return row(row, null, null, null, null);
		}

		static Row withDetail(ResultSet row, int number) throws SQLException {
			Array newest = row.getArray("newest_event");
			return row(row, List.of((String[]) row.getArray("behaviors").getArray()), instantOrNull(row, "level_since"),
					(newest != null) ? NewestEvent.of((String[]) newest.getArray()) : null, row.getLong("revision"));
		}

		private static Row row(ResultSet row, @Nullable List<String> behaviors, @Nullable Instant levelSince,
				@Nullable NewestEvent newest, @Nullable Long revision) throws SQLException {
			return new Row(behaviors, row.getString("email"), row.getLong("event_count"), instant(row, "last_event"),
					levelSince, RiskLevel.ofRank(row.getInt("risk_level")), row.getString("name"), newest, revision,
					row.getObject("id", UUID.class));
		}

	}

	/** The newest event of a user that counts and is kept. */
	@ApiSchema("NewestEvent")
	record NewestEvent(String behavior, UUID id, String name, RiskLevel riskLevel, Instant timestamp) {

		private static NewestEvent of(String[] values) {
			return new NewestEvent(values[1], UUID.fromString(values[0]), values[2],
					RiskLevel.ofRank(Integer.parseInt(values[3])), Instant.parse(values[4]));
		}

	}

}
