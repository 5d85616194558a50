package io.ztrisk.change;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ztrisk.api.Rows;
import io.ztrisk.level.ChangeCause;
import io.ztrisk.level.UserLevel;
import io.ztrisk.privacy.DataSubject;
import io.ztrisk.privacy.PersonalData;
import io.ztrisk.query.ListQuery;
import io.ztrisk.query.Snapshot;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

import static io.ztrisk.database.RowValues.instant;

/**
 * Exports the changes of a person's level, newest first.
 */
@Component
class ChangeExport implements PersonalData {

	@Override
	public String name() {
		return "changes";
	}

	@Override
	public Rows<?> of(Snapshot snapshot, String accountId, DataSubject person) {
		return snapshot.rows(ListQuery.ofRows(ChangeRepository.EXPORTED, ChangeExport::row, "seq desc",
				Map.of("account", accountId, "user", person.id())));
	}

	private static Row row(ResultSet row, int number) throws SQLException {
		return new Row(row.getString("behavior"), ChangeCause.of(row.getString("cause")), instant(row, "changed_at"),
				row.getObject("event_id", UUID.class), row.getObject("id", UUID.class),
				UserLevel.ofRank(row.getInt("level")), instant(row, "occurred_at"),
				UserLevel.ofRank(row.getInt("previous_level")), row.getLong("seq"));
	}

	/** A change as it is stored. */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Row(@Nullable String behavior, ChangeCause cause, Instant changedAt, @Nullable UUID eventId, UUID id,
			UserLevel level, Instant occurredAt, UserLevel previousLevel, long seq) {

	}

}
