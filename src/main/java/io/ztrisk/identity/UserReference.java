package io.ztrisk.identity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import io.ztrisk.format.Uuids;
import org.jspecify.annotations.Nullable;

/**
 * The user that a record or an event names, at the time of the record.
 *
 * @param id null if the record has none
 * @param email trimmed and in lower case, null if the record has none
 * @param foreignIds the aliases of foreign ids. A record has one, and only if it has
 * neither id nor e-mail. A reference without an id has exactly one alias.
 * @param name null if the record has none
 */
public record UserReference(@Nullable UUID id, @Nullable String email, List<String> foreignIds, @Nullable String name,
		Instant at) {

	/** The maximum length of a name, in characters. */
	public static final int MAX_NAME_LENGTH = 256;

	public UserReference(@Nullable UUID id, @Nullable String email, @Nullable String name, Instant at) {
		this(id, email, List.of(), name, at);
	}

	/** The e-mail and the foreign ids. */
	public List<String> aliases() {
		if (this.email == null) {
			return this.foreignIds;
		}
		return this.foreignIds.isEmpty() ? List.of(this.email)
				: Stream.concat(Stream.of(this.email), this.foreignIds.stream()).toList();
	}

	/** The id that the user would get from this record alone. */
	public UUID ownId(String accountId) {
		return (this.id != null) ? this.id : idOf(accountId, aliases().getFirst());
	}

	/** Whether an id is derived from an alias of the record. */
	public boolean derives(String accountId, UUID userId) {
		return aliases().stream().anyMatch((alias) -> userId.equals(idOf(accountId, alias)));
	}

	/** The id of a user that is known by an alias only. */
	public static UUID idOf(String accountId, String alias) {
		return Uuids.ofParts("user", accountId, alias);
	}

}
