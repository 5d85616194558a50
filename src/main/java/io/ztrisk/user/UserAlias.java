package io.ztrisk.user;

import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;

/**
 * An alias, which is an e-mail or a foreign id, and the first user that had it.
 */
@Entity
class UserAlias {

	@EmbeddedId
	private Key key;

	private UUID userId;

	/** The primary key of an alias. */
	@Embeddable
	record Key(String accountId, @Column(name = "email") String alias) {
	}

}
