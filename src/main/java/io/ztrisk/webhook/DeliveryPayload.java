package io.ztrisk.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ztrisk.api.ApiSchema;
import io.ztrisk.subscription.Delivery;
import io.ztrisk.subscription.DeliveryStatus;
import org.jspecify.annotations.Nullable;

import static io.ztrisk.database.RowValues.instantOrNull;

/**
 * A delivery of a webhook in the API.
 *
 * @param error the last failure as one word
 */
@ApiSchema("Delivery")
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeliveryPayload(int attempts, @Nullable String error, @Nullable Instant firstAttemptAt,
		@Nullable Integer httpStatus, UUID id, @Nullable Instant lastAttemptAt, @Nullable Integer milliseconds,
		@Nullable Instant nextAttemptAt, long seq, DeliveryStatus status, String type, @Nullable UUID userId) {

	static DeliveryPayload of(ResultSet row, int number) throws SQLException {
		return new DeliveryPayload(row.getInt("attempts"), row.getString("error"),
				instantOrNull(row, "first_attempt_at"), row.getObject("http_status", Integer.class),
				row.getObject("id", UUID.class), instantOrNull(row, "last_attempt_at"),
				row.getObject("milliseconds", Integer.class), instantOrNull(row, "next_attempt_at"), row.getLong("seq"),
				DeliveryStatus.parse(row.getString("status")).orElseThrow(), row.getString("event"),
				row.getObject("user_id", UUID.class));
	}

	static DeliveryPayload of(Delivery delivery) {
		return new DeliveryPayload(delivery.attempts(), delivery.error(), delivery.firstAttemptAt(),
				delivery.httpStatus(), delivery.id(), delivery.lastAttemptAt(), delivery.milliseconds(),
				delivery.nextAttemptAt(), delivery.seq(), delivery.status(), delivery.event(), delivery.userId());
	}

}
