package io.ztrisk.change;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ztrisk.api.ApiSchema;
import io.ztrisk.level.ChangeCause;
import io.ztrisk.level.UserLevel;
import org.jspecify.annotations.Nullable;

import static io.ztrisk.database.RowValues.instant;

/**
 * A part of the changes of an account, the oldest first.
 *
 * @param cursor the place behind the last change
 * @param more whether there are changes after it
 */
@ApiSchema("Changes")
record Changes(List<Row> changes, String cursor, boolean more) {

	/**
	 * A change of a user's level.
	 *
	 * @param behavior the behaviour of the event, null for another cause
	 * @param email the e-mail of the user as it is now, empty if none is known
	 * @param eventId the event that brought the level, null for another cause
	 * @param name the name of the user as it is now, empty if none is known
	 * @param occurredAt the time of the event, otherwise that of the change
	 */
	@ApiSchema("Change")
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Row(@Nullable String behavior, ChangeCause cause, Instant changedAt, String email, @Nullable UUID eventId,
			UUID id, UserLevel level, String name, Instant occurredAt, UserLevel previousLevel, long seq, UUID userId) {

		/** Reads a row of {@link ChangeFeedRepository}. */
		static Row of(ResultSet row, int number) throws SQLException {
			return new Row(row.getString("behavior"), ChangeCause.of(row.getString("cause")),
					instant(row, "changed_at"), row.getString("email"), row.getObject("event_id", UUID.class),
					row.getObject("id", UUID.class), UserLevel.ofRank(row.getInt("level")), row.getString("name"),
					instant(row, "occurred_at"), UserLevel.ofRank(row.getInt("previous_level")), row.getLong("seq"),
					row.getObject("user_id", UUID.class));
		}

	}

}
