package io.ztrisk.sighting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * A day on which a value was seen of a user, with the earliest record of the day.
 */
@Entity
@Table(name = "sighting")
class Sighting {

	@EmbeddedId
	private Key key;

	private Instant occurredAt;

	private UUID record;

	@JdbcTypeCode(SqlTypes.JSON)
	private String evidence;

	private LocalDate keptUntil;

	@SuppressWarnings("NullAway.Init")
	Sighting() {
	}

	/** The primary key of a sighting. */
	@Embeddable
	record Key(String accountId, UUID userId, String behavior, long version, String seen, LocalDate day) {
	}

}
