package io.ztrisk.detection;

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
		ObjectNode facts = (ObjectNode) json.readTree(row.getString("facts"));
		return new UserObservation(row.getObject("user_id", UUID.class), new Observation(behavior(row),
				row.getObject("record", UUID.class), instant(row, "occurred_at"), facts, row.getString("bucket")),
				row.getObject("event_id") != null);
	}

	static Gone gone(ResultSet row) throws SQLException {
		return new Gone(key(row), instant(row, "occurred_at"), row.getObject("event_id", UUID.class));
	}

	static ObservationKey key(ResultSet row) throws SQLException {
		return new ObservationKey(row.getObject("user_id", UUID.class), behavior(row),
				row.getObject("record", UUID.class));
	}

	static Behavior behavior(ResultSet row) throws SQLException {
		return Behavior.parse(row.getString("behavior")).orElseThrow();
	}

	static Instant instant(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}

}
