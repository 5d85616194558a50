package io.ztrisk.change;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import io.ztrisk.privacy.UserData;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes of levels, and the last number of each account.
 */
public interface ChangeRepository extends Repository<RiskChange, RiskChange.Key>, UserData {

	/** The changes of a user, for an export. */
	String EXPORTED = """
			select behavior, cause, changed_at, event_id, id, level, occurred_at, previous_level, seq
			from risk_change
			where account_id = :account and user_id = :user""";

	/**
	 * Adds changes, in the order of their users' ids, with the next numbers of the
	 * account. It locks the row of the account until the transaction ends.
	 */
	@Modifying
	@NativeQuery("""
			with head as (
				insert into change_head (account_id, seq) values (:accountId, :count)
				on conflict (account_id) do update set seq = change_head.seq + :count
				returning seq)
			insert into risk_change (account_id, seq, id, user_id, previous_level, level, cause, behavior, event_id,
				occurred_at, changed_at)
			select :accountId, head.seq - :count + row_number() over (order by user_id), id, user_id, previous_level,
				level, cause, behavior, event_id, occurred_at, :at
			from head cross join unnest(cast(:ids as uuid[]), cast(:users as uuid[]),
				cast(:previousLevels as smallint[]), cast(:levels as smallint[]), cast(:causes as text[]),
				cast(:behaviors as text[]), cast(:events as uuid[]), cast(:times as timestamptz[]))
				as sent (id, user_id, previous_level, level, cause, behavior, event_id, occurred_at)""")
	void add(String accountId, int count, Instant at, @Nullable String[] ids, @Nullable String[] users,
			@Nullable String[] previousLevels, @Nullable String[] levels, @Nullable String[] causes,
			@Nullable String[] behaviors, @Nullable String[] events, @Nullable String[] times);

	/**
	 * The time from which all changes of an account are stored, empty if none is missing.
	 */
	@Query("select h.recordedSince from ChangeHead h where h.accountId = :accountId")
	Optional<Instant> recordedSince(String accountId);

	/** The time of a user's newest merge. */
	@Query("""
			select max(c.changedAt) from RiskChange c
			where c.key.accountId = :accountId and c.userId = :user and c.cause = 'merged'""")
	Optional<Instant> lastMerge(String accountId, UUID user);

	/** The changes of a user up to a time, the newest first. */
	@Query("""
			select c from RiskChange c
			where c.key.accountId = :accountId and c.userId = :user and c.changedAt <= :at
			order by c.key.seq desc""")
	List<RiskChange> upTo(String accountId, UUID user, Instant at, Limit most);

	/** The changes of a user after a time, the oldest first. */
	@Query("""
			select c from RiskChange c
			where c.key.accountId = :accountId and c.userId = :user and c.changedAt > :at
			order by c.key.seq""")
	List<RiskChange> after(String accountId, UUID user, Instant at, Limit most);

	@Modifying
	@Query("update RiskChange c set c.userId = :into where c.key.accountId = :accountId and c.userId = :from")
	int move(String accountId, UUID from, UUID into);

	@Modifying
	@Query("delete from RiskChange c where c.key.accountId = :accountId and c.userId = :user")
	void delete(String accountId, UUID user);

	@Override
	@Query("select distinct c.userId from RiskChange c where c.key.accountId = :accountId and c.userId in :users")
	Set<UUID> usersWithData(String accountId, Collection<UUID> users);

	/** Deletes up to a thousand expired changes, and then notes the highest number. */
	@Transactional
	default int deleteExpired(String accountId, Instant before) {
		List<Long> deleted = deleteBefore(accountId, before);
		deleted.stream().max(Long::compare).ifPresent((highest) -> notePruned(accountId, highest, before));
		return deleted.size();
	}

	/** Deletes up to a thousand changes from before a time, and returns their numbers. */
	@NativeQuery("""
			delete from risk_change
			where account_id = :accountId and ctid = any (array(
				select ctid from risk_change where account_id = :accountId and changed_at < :before
				order by changed_at limit 1000))
			returning seq""")
	List<Long> deleteBefore(String accountId, Instant before);

	@Modifying
	@NativeQuery("""
			update change_head
			set pruned = greatest(pruned, :highest), recorded_since = greatest(recorded_since, :before)
			where account_id = :accountId""")
	void notePruned(String accountId, long highest, Instant before);

}
