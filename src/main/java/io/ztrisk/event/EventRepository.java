package io.ztrisk.event;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import io.ztrisk.privacy.UserData;
import io.ztrisk.user.Score;
import io.ztrisk.user.User;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/**
 * Risk events. They change only while the rows of their users are locked.
 */
public interface EventRepository extends Repository<Event, Event.Key>, EventBatch, EventDismissals, UserData {

	/** The events of a user, for an export. */
	String EXPORTED = """
			select behavior, details, id, name, risk_level, stored_at, occurred_at, dismissed_at, dismissed_by,
				dismissal_verdict, dismissal_reason
			from event
			where account_id = :account and user_id = :user""";

	/**
	 * Stores events, in the order of their ids, so that transactions do not deadlock.
	 * Existing events stay as they are.
	 * @return the ids of the new events
	 */
	@NativeQuery("""
			insert into event (account_id, id, user_id, behavior, name, risk_level, occurred_at, details)
			select :accountId, id, user_id, behavior, name, risk_level, cast(occurred_at as timestamptz),
				cast(details as json)
			from unnest(cast(:ids as uuid[]), cast(:users as uuid[]), cast(:behaviors as text[]),
				cast(:names as text[]), cast(:levels as smallint[]), cast(:times as text[]), cast(:details as text[]))
				as sent (id, user_id, behavior, name, risk_level, occurred_at, details)
			order by id
			on conflict (account_id, id) do nothing
			returning cast(id as text)""")
	List<String> store(String accountId, UUID[] ids, UUID[] users, String[] behaviors, String[] names, Short[] levels,
			String[] times, @Nullable String[] details);

	/** Detected events of a user, up to a number. */
	@Query("""
			select new io.ztrisk.event.EventBucket(e.key.id, e.behavior, e.bucket) from Event e
			where e.key.accountId = :accountId and e.userId = :userId and e.bucket is not null""")
	List<EventBucket> detected(String accountId, UUID userId, Limit most);

	@Modifying
	@Query("update Event e set e.userId = :into where e.key.accountId = :accountId and e.userId = :from")
	void move(String accountId, UUID from, UUID into);

	@Modifying
	@Query("delete from Event e where e.key.accountId = :accountId and e.userId = :userId")
	void delete(String accountId, UUID userId);

	/** The time of a user's newest event, dismissed or not. */
	@Override
	@Query("select max(e.occurredAt) from Event e where e.key.accountId = :accountId and e.userId = :user")
	Optional<Instant> newest(String accountId, UUID user);

	@Override
	@Query("select distinct e.userId from Event e where e.key.accountId = :accountId and e.userId in :users")
	Set<UUID> usersWithData(String accountId, Collection<UUID> users);

	/** The score over a user's stored events after a time that are not dismissed. */
	@Query("""
			select new io.ztrisk.user.Score(max(e.riskLevel), count(*), max(e.occurredAt),
				array_agg(distinct e.behavior) within group (order by e.behavior)) from Event e
			where e.key.accountId = :accountId and e.userId = :userId
				and e.occurredAt > :after and e.dismissedAt is null""")
	Score score(String accountId, UUID userId, Instant after);

	/** Recalculates the score of a user over all events that count. */
	default void rescore(String accountId, User user) {
		Instant after = (user.lastReset() != null) ? user.lastReset() : Instant.EPOCH.minusSeconds(1);
		user.rescore(score(accountId, user.id(), after));
	}

}
