package io.ztrisk.observation;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * The columns of an observation, which Hibernate validates on startup. All statements use
 * JDBC, since none reads or changes a single observation.
 */
@Entity
@Table(name = "observation")
class MappedObservation {

	@EmbeddedId
	private Key key;

	private Instant occurredAt;

	@JdbcTypeCode(SqlTypes.JSON)
	private String facts;

	private UUID content;

	private @Nullable String bucket;

	private boolean overLimit;

	private @Nullable UUID eventId;

	@JdbcTypeCode(SqlTypes.JSON)
	private @Nullable String evidence;

	private boolean inexact;

	private long version;

	@SuppressWarnings("NullAway.Init")
	MappedObservation() {
	}

	/** An observation of an account. */
	@Embeddable
	record Key(String accountId, UUID userId, String behavior, UUID record) {
	}

}
