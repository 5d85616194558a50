package io.ztrisk.user;

import java.util.UUID;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;

/**
 * An e-mail that leads to a user: the first that had it.
 */
@Entity
class UserAlias {

	@EmbeddedId
	private Key key;

	private UUID userId;

	/** An e-mail of an account. */
	@Embeddable
	record Key(String accountId, String email) {
	}

}
