package io.ztrisk.event;

import java.time.Instant;
import java.util.UUID;

import io.ztrisk.behavior.RiskLevel;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A risk event of a user, with the name and the level that its behaviour had when the
 * event was stored.
 */
@Entity
class Event {

	@EmbeddedId
	private Key key;

	private UUID userId;

	private String behavior;

	private @Nullable String bucket;

	private String name;

	private RiskLevel riskLevel;

	private Instant occurredAt;

	@JdbcTypeCode(SqlTypes.JSON)
	private @Nullable String details;

	private Instant storedAt;

	private @Nullable Instant dismissedAt;

	private @Nullable String dismissedBy;

	private @Nullable String dismissalVerdict;

	private @Nullable String dismissalReason;

	private UUID @Nullable [] dismissalEvidence;

	/** The primary key of an event. */
	@Embeddable
	record Key(String accountId, UUID id) {
	}

}
