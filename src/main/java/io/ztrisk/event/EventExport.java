package io.ztrisk.event;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.ztrisk.api.Rows;
import io.ztrisk.behavior.RiskLevel;
import io.ztrisk.privacy.DataSubject;
import io.ztrisk.privacy.PersonalData;
import io.ztrisk.query.ListQuery;
import io.ztrisk.query.Snapshot;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

import static io.ztrisk.database.RowValues.instant;
import static io.ztrisk.database.RowValues.instantOrNull;

/**
 * Exports the events of a person, newest first.
 */
@Component
class EventExport implements PersonalData {

	/** The maximum number of events in memory: each may have 64 KiB of details. */
	private static final int MAX_ROWS = 100;

	@Override
	public String name() {
		return "events";
	}

	@Override
	public Rows<?> of(Snapshot snapshot, String accountId, DataSubject person) {
		return snapshot.rows(ListQuery.ofRows(EventRepository.EXPORTED, EventExport::row,
				EventOrder.TIMESTAMP.sql(false), Map.of("account", accountId, "user", person.id()), MAX_ROWS));
	}

	private static Row row(ResultSet row, int number) throws SQLException {
		return new Row(row.getString("behavior"), dismissal(row), row.getString("details"),
				row.getObject("id", UUID.class), row.getString("name"), RiskLevel.ofRank(row.getInt("risk_level")),
				instant(row, "stored_at"), instant(row, "occurred_at"));
	}

	private static @Nullable Dismissal dismissal(ResultSet row) throws SQLException {
		Instant at = instantOrNull(row, "dismissed_at");
		return (at != null) ? new Dismissal(at, row.getString("dismissed_by"), row.getString("dismissal_reason"),
				row.getString("dismissal_verdict")) : null;
	}

	/** A dismissal as it is stored. */
	record Dismissal(Instant at, String by, String reason, String verdict) {

	}

	/** An event as it is stored. */
	record Row(String behavior, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Dismissal dismissal,
			@JsonInclude(JsonInclude.Include.NON_NULL) @JsonRawValue @Nullable String eventDetails, UUID id,
			String name, RiskLevel riskLevel, Instant storedAt, Instant timestamp) {

	}

}
