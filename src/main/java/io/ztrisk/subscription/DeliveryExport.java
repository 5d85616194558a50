package io.ztrisk.subscription;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ztrisk.privacy.DataSubject;
import io.ztrisk.privacy.PersonalData;
import io.ztrisk.query.ListQuery;
import io.ztrisk.query.Snapshot;
import io.ztrisk.api.Rows;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

import static io.ztrisk.database.RowValues.instantOrNull;

/**
 * Exports to which subscriptions changes of a person's level were sent, and when, newest
 * first.
 */
@Component
class DeliveryExport implements PersonalData {

	@Override
	public String name() {
		return "deliveries";
	}

	@Override
	public Rows<?> of(Snapshot snapshot, String accountId, DataSubject person) {
		return snapshot.rows(ListQuery.ofRows(DeliveryRepository.EXPORTED, DeliveryExport::row, "seq desc, id desc",
				Map.of("account", accountId, "user", person.id())));
	}

	private static Row row(ResultSet row, int number) throws SQLException {
		return new Row(row.getString("error"), instantOrNull(row, "first_attempt_at"), row.getObject("id", UUID.class),
				instantOrNull(row, "last_attempt_at"), row.getLong("seq"),
				DeliveryStatus.parse(row.getString("status")).orElseThrow(),
				row.getObject("subscription_id", UUID.class), row.getString("event"));
	}

	/** A delivery about the person. */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Row(@Nullable String error, @Nullable Instant firstAttemptAt, UUID id, @Nullable Instant lastAttemptAt,
			long seq, DeliveryStatus status, UUID subscriptionId, String type) {

	}

}
