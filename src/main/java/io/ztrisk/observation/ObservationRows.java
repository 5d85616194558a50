package io.ztrisk.observation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

import io.ztrisk.behavior.Behavior;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads rows of the table of observations.
 */
final class ObservationRows {

	private ObservationRows() {
	}

	static UserObservation observation(ResultSet row, JsonMapper json) throws SQLException {
		UUID record = row.getObject("record", UUID.class);
		UUID content = row.getObject("content", UUID.class);
		ObjectNode facts = (ObjectNode) json.readTree(row.getString("facts"));
		return new UserObservation(row.getObject("user_id", UUID.class),
				new Observation(behavior(row), record, instant(row, "occurred_at"), facts, row.getString("bucket")),
				(content != null) ? content : record);
	}

	static KnownObservation known(ResultSet row, JsonMapper json) throws SQLException {
		return new KnownObservation(observation(row, json), new Verdict(row.getObject("event_id", UUID.class),
				row.getString("evidence"), row.getBoolean("inexact")));
	}

	static Gone gone(ResultSet row) throws SQLException {
		return new Gone(key(row), instant(row, "occurred_at"), row.getObject("event_id", UUID.class));
	}

	static ObservationKey key(ResultSet row) throws SQLException {
		return new ObservationKey(row.getObject("user_id", UUID.class), behavior(row),
				row.getObject("record", UUID.class));
	}

	static Behavior behavior(ResultSet row) throws SQLException {
		return new Behavior(row.getString("behavior"));
	}

	static Instant instant(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}

}
