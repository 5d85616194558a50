package io.ztrisk.privacy;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/**
 * An id, an e-mail or a foreign id of an erased user, as a salted hash.
 */
@Entity
@Table(name = "erased")
class ErasedIdentifier {

	@EmbeddedId
	private Key key;

	private Instant erasedAt;

	/** The primary key of a hash. */
	@Embeddable
	record Key(String accountId, UUID hash) {
	}

}
