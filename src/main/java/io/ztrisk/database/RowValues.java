package io.ztrisk.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Reads columns as types that the JDBC driver does not return.
 */
public final class RowValues {

	private RowValues() {
	}

	public static Instant instant(ResultSet row, String column) throws SQLException {
		return Objects.requireNonNull(instantOrNull(row, column));
	}

	public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
		OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
		return (time != null) ? time.toInstant() : null;
	}

}
