package io.ztrisk.user;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What can change of a user, kept to tell what has.
 */
record UserState(String email, String name, Score score, @Nullable Instant lastReset, @Nullable UUID mergedInto) {

	/**
	 * The names of the fields that have another value now, sorted.
	 */
	List<String> changesTo(UserState now) {
		List<String> changes = new ArrayList<>();
		note(changes, "email", this.email, now.email);
		note(changes, "event_count", this.score.count(), now.score.count());
		note(changes, "last_event", this.score.newest(), now.score.newest());
		note(changes, "last_reset_time", this.lastReset, now.lastReset);
		note(changes, "merged_into", this.mergedInto, now.mergedInto);
		note(changes, "name", this.name, now.name);
		note(changes, "risk_level", this.score.level(), now.score.level());
		return changes;
	}

	private static void note(List<String> changes, String name, @Nullable Object before, @Nullable Object now) {
		if (!Objects.equals(before, now)) {
			changes.add(name);
		}
	}

}
