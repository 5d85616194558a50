package io.ztrisk.ingest;

import java.time.Instant;
import java.util.UUID;

import io.ztrisk.api.RiskLevel;
import org.jspecify.annotations.Nullable;

/**
 * A detection made elsewhere, as its sender reported it and found to be well-formed.
 *
 * @param behavior a key of the catalogue
 * @param userId the user's id; there is an id, an e-mail or both
 * @param email the user's e-mail, trimmed and lower-cased
 * @param name the user's name
 * @param timestamp when it happened, in whole microseconds
 * @param id the sender's own id
 * @param riskLevel the level to take instead of the behaviour's
 * @param details JSON text exactly as sent
 * @param identity see {@link EventIdentity}
 */
record ReportedEvent(String behavior, @Nullable UUID userId, @Nullable String email, @Nullable String name,
		Instant timestamp, @Nullable String id, @Nullable RiskLevel riskLevel, @Nullable String details,
		UUID identity) {
}
