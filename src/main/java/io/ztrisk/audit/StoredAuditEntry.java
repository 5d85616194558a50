package io.ztrisk.audit;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * An {@link AuditEntry} as it is stored.
 */
@Entity
@Table(name = "audit_entry")
class StoredAuditEntry {

	@EmbeddedId
	private Key key;

	private String action;

	private String subject;

	@Column(columnDefinition = "text[]")
	private String @Nullable [] fields;

	@JdbcTypeCode(SqlTypes.JSON)
	private @Nullable String before;

	@JdbcTypeCode(SqlTypes.JSON)
	private @Nullable String after;

	private String actor;

	private @Nullable String tokenId;

	private @Nullable String requestId;

	private @Nullable String sessionId;

	private @Nullable String actorId;

	/** The primary key of an entry. */
	@Embeddable
	record Key(String accountId, Instant changedAt, UUID id) {
	}

}
