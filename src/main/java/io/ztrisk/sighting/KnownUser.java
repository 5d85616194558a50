package io.ztrisk.sighting;

import java.time.LocalDate;
import java.util.UUID;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/**
 * The first and the last day on which a rule has seen a user.
 */
@Entity
@Table(name = "known_user")
class KnownUser {

	@EmbeddedId
	private Key key;

	private LocalDate firstDay;

	private LocalDate lastDay;

	@SuppressWarnings("NullAway.Init")
	KnownUser() {
	}

	/** The primary key of a known user. */
	@Embeddable
	record Key(String accountId, UUID userId, String behavior, long version) {
	}

}
