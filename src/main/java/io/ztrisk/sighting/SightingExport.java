package io.ztrisk.sighting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.ztrisk.api.Rows;
import io.ztrisk.database.RowValues;
import io.ztrisk.privacy.DataSubject;
import io.ztrisk.privacy.PersonalData;
import io.ztrisk.query.ListQuery;
import io.ztrisk.query.Snapshot;

import org.springframework.stereotype.Component;

/**
 * Exports the sightings of a person, by behaviour, value and day.
 */
@Component
class SightingExport implements PersonalData {

	/** Small, since a row may have many kilobytes of text. */
	private static final int FETCH_SIZE = 64;

	@Override
	public String name() {
		return "sightings";
	}

	@Override
	public Rows<?> of(Snapshot snapshot, String accountId, DataSubject person) {
		return snapshot.rows(ListQuery.ofRows("""
				select behavior, version, seen, day, evidence, occurred_at
				from sighting
				where account_id = :account and user_id = :user""", SightingExport::row, "behavior, version, seen, day",
				Map.of("account", accountId, "user", person.id()), FETCH_SIZE));
	}

	private static Row row(ResultSet row, int number) throws SQLException {
		return new Row(row.getString("behavior"), row.getObject("day", LocalDate.class), row.getString("evidence"),
				RowValues.instant(row, "occurred_at"), row.getString("seen"));
	}

	/** The exported data of a sighting. */
	record Row(String behavior, LocalDate day, @JsonRawValue String evidence, Instant timestamp, String value) {

	}

}
