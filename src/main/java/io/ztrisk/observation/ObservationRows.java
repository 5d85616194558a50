package io.ztrisk.observation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

import io.ztrisk.behavior.Behavior;
import io.ztrisk.database.RowValues;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Maps rows of the table of observations. The column {@code facts} contains the evidence
 * of the record, the column {@code evidence} that of the finding.
 */
final class ObservationRows {

	private ObservationRows() {
	}

	static UserObservation observation(ResultSet row, JsonMapper json) throws SQLException {
		UUID record = row.getObject("record", UUID.class);
		UUID content = row.getObject("content", UUID.class);
		ObjectNode evidence = (ObjectNode) json.readTree(row.getString("facts"));
		return new UserObservation(
				row.getObject("user_id", UUID.class), new Observation(behavior(row), record,
						RowValues.instant(row, "occurred_at"), evidence, row.getString("bucket")),
				(content != null) ? content : record);
	}

	static StoredObservation stored(ResultSet row, JsonMapper json) throws SQLException {
		return new StoredObservation(observation(row, json), new FindingState(row.getObject("event_id", UUID.class),
				row.getString("evidence"), row.getBoolean("inexact")));
	}

	static RemovedObservation removed(ResultSet row) throws SQLException {
		return new RemovedObservation(key(row), RowValues.instant(row, "occurred_at"),
				row.getObject("event_id", UUID.class));
	}

	static ObservationKey key(ResultSet row) throws SQLException {
		return new ObservationKey(row.getObject("user_id", UUID.class), behavior(row),
				row.getObject("record", UUID.class));
	}

	static Behavior behavior(ResultSet row) throws SQLException {
		return new Behavior(row.getString("behavior"));
	}

}
