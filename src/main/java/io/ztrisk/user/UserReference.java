package io.ztrisk.user;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import io.ztrisk.format.Uuids;
import org.jspecify.annotations.Nullable;

/**
 * The user that a record or an event names, at the time of the record.
 *
 * @param id null if the record has none
 * @param email trimmed and in lower case, null if the record has none; not both are null
 * @param name null if the record has none
 */
public record UserReference(@Nullable UUID id, @Nullable String email, @Nullable String name, Instant at) {

	/** The maximum length of a name, in characters. */
	public static final int MAX_NAME_LENGTH = 256;

	/** The id that the user would get from this record alone. */
	UUID ownId(String accountId) {
		return (this.id != null) ? this.id : idOf(accountId, Objects.requireNonNull(this.email));
	}

	/** Whether an id is derived from the e-mail of the record. */
	boolean derives(String accountId, UUID userId) {
		return this.email != null && userId.equals(idOf(accountId, this.email));
	}

	/** The id of a user that is known by e-mail only. */
	static UUID idOf(String accountId, String email) {
		return Uuids.ofParts("user", accountId, email);
	}

}
