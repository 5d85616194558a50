package io.ztrisk.act;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ztrisk.api.ApiSchema;
import io.ztrisk.level.ChangeCause;
import io.ztrisk.level.UserLevel;
import org.jspecify.annotations.Nullable;

import static io.ztrisk.database.RowValues.instant;

/**
 * An act or a change in the history of a user.
 *
 * @param actorId the person who signed in by OpenID Connect, null for a token and for the
 * server itself
 * @param count the number of events of the act
 * @param name the name of the event
 * @param reason the reason, or the text of a note
 */
@ApiSchema("HistoryEntry")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HistoryEntry(@Nullable String actor, @Nullable String actorId, ChangeCause cause, @Nullable Integer count,
		@Nullable UUID eventId, UUID id, UserLevel level, @Nullable String name, UserLevel previousLevel,
		@Nullable String reason, Instant time, @Nullable String tokenId, @Nullable String verdict) {

	/**
	 * Reads a row of {@link ActRepository#EXPORTED}, or of the history of a user, which
	 * has the same columns.
	 */
	public static HistoryEntry of(ResultSet row, int number) throws SQLException {
		return new HistoryEntry(row.getString("actor"), row.getString("actor_id"),
				ChangeCause.of(row.getString("cause")), row.getObject("event_count", Integer.class),
				row.getObject("event_id", UUID.class), row.getObject("id", UUID.class),
				UserLevel.ofRank(row.getInt("level")), row.getString("name"),
				UserLevel.ofRank(row.getInt("previous_level")), row.getString("reason"), instant(row, "happened_at"),
				row.getString("token_id"), row.getString("verdict"));
	}

}
