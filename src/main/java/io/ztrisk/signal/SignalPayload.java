package io.ztrisk.signal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ztrisk.api.ApiSchema;
import io.ztrisk.outgoing.OutgoingUrl;
import io.ztrisk.subscription.SubscriptionKind;
import io.ztrisk.subscription.SubscriptionStatus;
import org.jspecify.annotations.Nullable;

import static io.ztrisk.database.RowValues.instant;
import static io.ztrisk.database.RowValues.instantOrNull;

/**
 * How a subscription of any kind does, in the API.
 *
 * @param dead the deliveries that were given up, as far as they are kept
 * @param failingSince the first failure since the last success
 * @param lag the number of changes that are not dealt with
 * @param lastError one word
 * @param origin where messages are sent, without path and query
 * @param owner the token to which it belongs
 * @param reason why the server has disabled it
 * @param waiting the deliveries that are attempted again
 */
@ApiSchema("Signal")
@JsonInclude(JsonInclude.Include.NON_NULL)
record SignalPayload(Instant createdAt, long dead, @Nullable Instant failingSince, UUID id, SubscriptionKind kind,
		long lag, @Nullable String lastError, @Nullable Instant lastSuccessAt, @Nullable String origin,
		@Nullable String owner, @Nullable String reason, boolean resting, SubscriptionStatus status, long waiting) {

	static SignalPayload of(ResultSet row, int number) throws SQLException {
		String url = row.getString("url");
		return new SignalPayload(instant(row, "created_at"), row.getLong("dead"), instantOrNull(row, "failing_since"),
				row.getObject("id", UUID.class), SubscriptionKind.of(row.getString("kind")),
				Math.max(0, row.getLong("head") - row.getLong("position")), row.getString("last_error"),
				instantOrNull(row, "last_success_at"), (url != null) ? OutgoingUrl.parse(url).origin() : null,
				row.getString("owner"), row.getString("reason"), row.getBoolean("resting"),
				SubscriptionStatus.parse(row.getString("status")).orElseThrow(), row.getLong("waiting"));
	}

}
