package io.ztrisk.event;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.BehaviorSetting;
import io.ztrisk.behavior.RiskLevel;
import org.jspecify.annotations.Nullable;

/**
 * The statements of {@link EventRepository} that take the events of a batch. They are
 * JDBC: one statement for each event would take longer than all else in a batch.
 */
interface EventBatch {

	/**
	 * Stores detected events. Existing ones get a new time and evidence, and keep their
	 * name and level.
	 * @param detected each id once
	 */
	List<Renewed> renew(String accountId, List<DetectedEvent> detected, Map<Behavior, BehaviorSetting> configuration);

	/**
	 * Deletes detected events.
	 * @return the users of the deleted events
	 */
	Set<UUID> drop(String accountId, Collection<UUID> ids);

	/** The buckets of detected events, by event. */
	Map<UUID, String> buckets(String accountId, Collection<UUID> ids);

	/**
	 * Gives detected events the ids that they have as another user's. If that user has
	 * such an event, the two become one, and the name and level of the older one stay.
	 * @param ids new ids by old ids
	 */
	void rekey(String accountId, Map<UUID, UUID> ids, UUID user);

	/**
	 * Those of some users that have events before a time. An index that is there anyway
	 * yields each user's oldest events; one by time would slow down every batch.
	 */
	List<UUID> withEventsBefore(String accountId, Collection<UUID> users, Instant before);

	/**
	 * Deletes events before a time.
	 * @param users locked users
	 */
	List<Pruned> prune(String accountId, Collection<UUID> users, Instant before, int most);

	/**
	 * A detected event that was stored.
	 *
	 * @param before its time before, null if the event is new
	 */
	record Renewed(UUID id, RiskLevel level, @Nullable Instant before) {

		/** Whether the event is dated earlier now. */
		boolean isEarlier(Instant at) {
			return this.before != null && at.isBefore(this.before);
		}

	}

	/** An event that was deleted since it is old. */
	record Pruned(UUID user, RiskLevel level, Instant at) {
	}

}
