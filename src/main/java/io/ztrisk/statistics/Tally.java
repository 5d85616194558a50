package io.ztrisk.statistics;

import java.time.LocalDate;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/**
 * A part of a count of an account and a day. The count is the sum of its parts.
 */
@Entity
class Tally {

	@EmbeddedId
	private Key key;

	private long n;

	@SuppressWarnings("NullAway.Init")
	protected Tally() {
	}

	/** The primary key of a part: the count, and an id. */
	@Embeddable
	record Key(String accountId, @Enumerated(EnumType.STRING) TallyKind kind, LocalDate day,
			@Column(name = "key") String name, UUID id) {
	}

}
