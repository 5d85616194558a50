package io.ztrisk.suppressed;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * What would be an event without the exclusions of the account, with its first and its
 * newest evidence.
 */
@Entity
@Table(name = "suppressed")
class SuppressedFinding {

	@EmbeddedId
	private Key key;

	private Instant occurredAt;

	@JdbcTypeCode(SqlTypes.JSON)
	private String evidence;

	private Instant firstAt;

	@JdbcTypeCode(SqlTypes.JSON)
	private String firstEvidence;

	/** What would be one event of a user. */
	@Embeddable
	record Key(String accountId, UUID userId, String behavior, UUID bucket) {
	}

}
