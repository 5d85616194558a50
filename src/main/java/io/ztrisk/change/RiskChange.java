package io.ztrisk.change;

import java.time.Instant;
import java.util.UUID;

import io.ztrisk.behavior.RiskLevel;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import org.jspecify.annotations.Nullable;

/**
 * A change of a user's level, as it is stored.
 */
@Entity
class RiskChange {

	@EmbeddedId
	private Key key;

	private UUID id;

	private UUID userId;

	private @Nullable RiskLevel previousLevel;

	private @Nullable RiskLevel level;

	private String cause;

	private @Nullable String behavior;

	private @Nullable UUID eventId;

	private Instant occurredAt;

	private Instant changedAt;

	@Nullable RiskLevel previousLevel() {
		return this.previousLevel;
	}

	@Nullable RiskLevel level() {
		return this.level;
	}

	/** The primary key of a change. */
	@Embeddable
	record Key(String accountId, long seq) {
	}

}
