package io.ztrisk.dismissal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.ztrisk.api.ApiSchema;
import io.ztrisk.api.Rows;
import io.ztrisk.behavior.RiskLevel;
import io.ztrisk.user.UserHead;
import org.jspecify.annotations.Nullable;

import static io.ztrisk.database.RowValues.instant;
import static io.ztrisk.database.RowValues.instantOrNull;

/**
 * A user with all events, also those that do not count.
 */
@ApiSchema("UserEvents")
record UserEvents(String email, Rows<Row> events, @Nullable Instant lastResetTime, String name,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable RiskLevel riskLevel) {

	static UserEvents of(UserHead user, Rows<Row> events) {
		return new UserEvents(user.email(), events, user.lastReset(), user.name(), user.riskLevel());
	}

	/** An event and its state. The details are written exactly as they were sent. */
	@ApiSchema("UserEvent")
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Row(String behavior, @Nullable StoredDismissal dismissal, @JsonRawValue @Nullable String eventDetails,
			UUID id, String name, RiskLevel riskLevel, EventState state, Instant storedAt, Instant timestamp) {

		static Row of(ResultSet row, int number) throws SQLException {
			return new Row(row.getString("behavior"), StoredDismissal.of(row), row.getString("details"),
					row.getObject("id", UUID.class), row.getString("name"), RiskLevel.ofRank(row.getInt("risk_level")),
					EventState.of(row.getString("state")), instant(row, "stored_at"), instant(row, "occurred_at"));
		}

	}

	/** The dismissal of an event. */
	@ApiSchema("EventDismissal")
	record StoredDismissal(Instant at, String by, String reason, Verdict verdict) {

		static @Nullable StoredDismissal of(ResultSet row) throws SQLException {
			Instant at = instantOrNull(row, "dismissed_at");
			return (at != null) ? new StoredDismissal(at, row.getString("dismissed_by"),
					row.getString("dismissal_reason"), Verdict.of(row.getString("dismissal_verdict")).orElseThrow())
					: null;
		}

	}

}
