package io.ztrisk.act;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import io.ztrisk.behavior.RiskLevel;
import io.ztrisk.privacy.UserData;
import org.jspecify.annotations.Nullable;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The acts of people on users.
 */
public interface ActRepository extends Repository<Act, Act.Key>, UserData {

	/** The acts of a user, for an export. */
	String EXPORTED = """
			select actor, actor_id, cause, event_count, event_id, id, level, name, previous_level, reason,
				acted_at as happened_at, token_id, verdict
			from act
			where account_id = :account and user_id = :user""";

	/**
	 * Adds acts of one caller, in the order of their ids, one for each element of the
	 * arrays. An act whose id is there is left out.
	 * @return the number of new acts
	 */
	@Modifying
	@NativeQuery("""
			insert into act (account_id, id, user_id, cause, actor, token_id, actor_id, reason, verdict, event_id, name,
				event_count, previous_level, level, acted_at)
			select :accountId, id, user_id, cause, :actor, cast(:tokenId as text), cast(:actorId as text), reason, verdict, event_id, name,
				event_count, previous_level, level, :at
			from unnest(cast(:ids as uuid[]), cast(:users as uuid[]), cast(:causes as text[]),
				cast(:reasons as text[]), cast(:verdicts as text[]), cast(:events as uuid[]), cast(:names as text[]),
				cast(:counts as integer[]), cast(:previousLevels as smallint[]), cast(:levels as smallint[]))
				as sent (id, user_id, cause, reason, verdict, event_id, name, event_count, previous_level, level)
			order by id
			on conflict (account_id, id) do nothing""")
	int add(String accountId, String actor, @Nullable String tokenId, @Nullable String actorId, Instant at,
			@Nullable String[] ids, @Nullable String[] users, @Nullable String[] causes, @Nullable String[] reasons,
			@Nullable String[] verdicts, @Nullable String[] events, @Nullable String[] names, @Nullable String[] counts,
			@Nullable String[] previousLevels, @Nullable String[] levels);

	@Modifying
	@Query("""
			update Act a set a.eventCount = a.eventCount + :events, a.level = :level
			where a.key.accountId = :accountId and a.key.id = :id""")
	void extend(String accountId, UUID id, int events, @Nullable RiskLevel level);

	@Query("select a from Act a where a.key.accountId = :accountId and a.key.id = :id")
	Optional<Act> find(String accountId, UUID id);

	@Modifying
	@Query("""
			delete from Act a
			where a.key.accountId = :accountId and a.key.id = :id and a.userId = :user and a.cause = 'note'""")
	int deleteNote(String accountId, UUID user, UUID id);

	@Modifying
	@Query("update Act a set a.userId = :into where a.key.accountId = :accountId and a.userId = :from")
	void move(String accountId, UUID from, UUID into);

	@Modifying
	@Query("delete from Act a where a.key.accountId = :accountId and a.userId = :user")
	void delete(String accountId, UUID user);

	@Override
	@Query("select distinct a.userId from Act a where a.key.accountId = :accountId and a.userId in :users")
	Set<UUID> usersWithData(String accountId, Collection<UUID> users);

	@Modifying
	@NativeQuery("""
			delete from act
			where account_id = :accountId and ctid = any (array(
				select ctid from act where account_id = :accountId and acted_at < :before
				order by acted_at limit 1000))""")
	@Transactional
	int deleteExpired(String accountId, Instant before);

}
