package io.ztrisk.event;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.ConfiguredBehavior;
import io.ztrisk.behavior.RiskLevel;
import org.jspecify.annotations.Nullable;

/**
 * The statements of {@link EventRepository} for the events of a batch. They use JDBC: one
 * statement for each event would take most of the time of a batch.
 */
interface EventBatch {

	/**
	 * Stores detected events. Existing events get a new time and evidence, and keep their
	 * name and level.
	 * @param detected each id once
	 */
	List<Renewed> renew(String accountId, List<DetectedEvent> detected,
			Map<Behavior, ConfiguredBehavior> configuration);

	/** Deletes detected events. */
	List<Dropped> drop(String accountId, Collection<UUID> ids);

	/** The detected events among some events. */
	List<EventBucket> detected(String accountId, Collection<UUID> ids);

	/**
	 * The users of some that have events before a time. An existing index yields the
	 * oldest events of each user; an index by time would slow every batch.
	 */
	List<UUID> withEventsBefore(String accountId, Collection<UUID> users, Instant before);

	/** Deletes events of locked users before a time. */
	List<Pruned> prune(String accountId, Collection<UUID> users, Instant before, int most);

	/**
	 * A detected event that was stored.
	 *
	 * @param before the time until now, null if the event is new
	 * @param dismissed whether it does not count
	 */
	record Renewed(UUID id, RiskLevel level, @Nullable Instant before, boolean dismissed) {

		boolean isEarlier(Instant at) {
			return this.before != null && at.isBefore(this.before);
		}

	}

	/** An event that was deleted because it has no finding any more. */
	record Dropped(UUID user, EventDay day) {
	}

	/** An event that was deleted because of its age. */
	record Pruned(UUID user, String behavior, RiskLevel level, Instant at, boolean dismissed) {
	}

}
