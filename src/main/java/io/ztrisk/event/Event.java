package io.ztrisk.event;

import java.time.Instant;
import java.util.UUID;

import io.ztrisk.behavior.RiskLevel;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A risk event of a user, with the behaviour's name and level of the moment it was
 * stored.
 */
@Entity
class Event {

	@EmbeddedId
	private EventKey key;

	private UUID userId;

	private String behavior;

	private String name;

	private RiskLevel riskLevel;

	private Instant occurredAt;

	@JdbcTypeCode(SqlTypes.JSON)
	private @Nullable String details;

	protected Event() {
	}

}
