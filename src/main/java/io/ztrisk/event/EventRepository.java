package io.ztrisk.event;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.ztrisk.user.Score;
import io.ztrisk.user.User;
import org.jspecify.annotations.Nullable;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/**
 * Risk events.
 */
interface EventRepository extends Repository<Event, EventKey> {

	/**
	 * Stores events in one statement, in the order of their ids, so that no two callers
	 * wait for each other; those already there stay as they are.
	 * @return the ids of the new ones
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

	@Modifying
	@NativeQuery("update event set user_id = :into where account_id = :accountId and user_id = :from")
	void move(String accountId, UUID from, UUID into);

	@Modifying
	@NativeQuery("delete from event where account_id = :accountId and user_id = :userId")
	void delete(String accountId, UUID userId);

	/**
	 * The score taken anew over a user's events after a time: level, count and newest,
	 * each null or 0 if there is none.
	 */
	@Query("""
			select new io.ztrisk.user.Score(max(e.riskLevel), count(*), max(e.occurredAt)) from Event e
			where e.key.accountId = :accountId and e.userId = :userId and e.occurredAt > :after""")
	Score score(String accountId, UUID userId, Instant after);

	/**
	 * Takes a user's score anew over all the events that count; those that are kept no
	 * more are folded into it.
	 */
	default void rescore(String accountId, User user) {
		Instant after = (user.lastReset() != null) ? user.lastReset() : Instant.EPOCH.minusSeconds(1);
		user.rescore(score(accountId, user.id(), after));
	}

}
