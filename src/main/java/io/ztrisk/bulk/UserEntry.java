package io.ztrisk.bulk;

import java.util.List;
import java.util.UUID;

import io.ztrisk.api.JsonFields;
import io.ztrisk.user.User;
import org.jspecify.annotations.Nullable;

/**
 * A user, and the revision that the caller has seen.
 *
 * @param revision null for any
 */
public record UserEntry(UUID user, @Nullable Long revision) implements BulkEntry {

	/** Reads the users of a body. */
	public static List<UserEntry> read(JsonFields body) {
		return BulkEntries.read(body, "users", "user_id", (fields) -> {
			boolean guarded = fields.object().has("revision");
			if (guarded) {
				fields.integer("revision", 0, Long.MAX_VALUE);
			}
			return new UserEntry(BulkEntries.id(fields, "user_id"),
					guarded ? Long.valueOf(fields.object().get("revision").asLong(0)) : null);
		});
	}

	@Override
	public UUID id() {
		return this.user;
	}

	/** Whether events of the user count that the caller may not have seen. */
	public boolean isStale(User locked) {
		return this.revision != null && locked.level() != null && this.revision != locked.revision();
	}

}
