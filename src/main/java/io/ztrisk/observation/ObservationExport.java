package io.ztrisk.observation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.ztrisk.api.Rows;
import io.ztrisk.database.RowValues;
import io.ztrisk.privacy.DataSubject;
import io.ztrisk.privacy.PersonalData;
import io.ztrisk.query.ListQuery;
import io.ztrisk.query.Snapshot;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Exports the observations of a person, by behaviour and record.
 */
@Component
class ObservationExport implements PersonalData {

	/** Small, since a row may have many kilobytes of text. */
	private static final int FETCH_SIZE = 64;

	@Override
	public String name() {
		return "observations";
	}

	@Override
	public Rows<?> of(Snapshot snapshot, String accountId, DataSubject person) {
		return snapshot.rows(ListQuery.ofRows("""
				select behavior, event_id, evidence, facts, record, occurred_at
				from observation
				where account_id = :account and user_id = :user""", ObservationExport::row, "behavior, record",
				Map.of("account", accountId, "user", person.id()), FETCH_SIZE));
	}

	private static Row row(ResultSet row, int number) throws SQLException {
		return new Row(row.getString("behavior"), row.getObject("event_id", UUID.class), row.getString("evidence"),
				row.getString("facts"), row.getObject("record", UUID.class), RowValues.instant(row, "occurred_at"));
	}

	/** The exported data of an observation. */
	record Row(String behavior, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID eventId,
			@JsonInclude(JsonInclude.Include.NON_NULL) @JsonRawValue @Nullable String evidence,
			@JsonRawValue String facts, UUID record, Instant timestamp) {

	}

}
