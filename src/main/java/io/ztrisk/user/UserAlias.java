package io.ztrisk.user;

import java.util.UUID;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;

/**
 * An e-mail and the first user that had it.
 */
@Entity
class UserAlias {

	@EmbeddedId
	private Key key;

	private UUID userId;

	/** The primary key of an e-mail. */
	@Embeddable
	record Key(String accountId, String email) {
	}

}
