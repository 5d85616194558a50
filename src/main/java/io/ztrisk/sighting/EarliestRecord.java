package io.ztrisk.sighting;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

import io.ztrisk.database.RowValues;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The earliest record of a day with a value.
 *
 * @param content the begins of its key and of the hash of its evidence: of two records
 * with the same time, the smaller one counts
 */
record EarliestRecord(Instant at, UUID content, ObjectNode evidence) {

	static EarliestRecord of(ResultSet row, JsonMapper json) throws SQLException {
		long key = row.getObject("record", UUID.class).getMostSignificantBits();
		long hash = ByteBuffer.wrap(row.getBytes("hash")).getLong();
		return new EarliestRecord(RowValues.instant(row, "occurred_at"), new UUID(key, hash),
				(ObjectNode) json.readTree(row.getString("evidence")));
	}

}
