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
 * The findings that would be one event without the exclusions of the account: the first
 * and the newest evidence.
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

	/** The primary key of the findings of one event. */
	@Embeddable
	record Key(String accountId, UUID userId, String behavior, UUID bucket) {
	}

}
