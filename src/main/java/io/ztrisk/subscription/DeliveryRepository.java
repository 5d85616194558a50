package io.ztrisk.subscription;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import io.ztrisk.api.AccountId;
import io.ztrisk.database.ArrayParameters;
import io.ztrisk.privacy.UserData;
import io.ztrisk.query.ListQuery;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.transaction.annotation.Transactional;

/**
 * Messages that were attempted, and those that wait.
 */
public interface DeliveryRepository extends Repository<Delivery, Delivery.Key>, UserData {

	/** The deliveries of a subscription. */
	String ROWS = """
			select attempts, error, "event", first_attempt_at, http_status, id, last_attempt_at, milliseconds,
				next_attempt_at, seq, status, user_id
			from delivery
			where account_id = :account and subscription_id = :subscription""";

	/** The deliveries about a user, for an export. */
	String EXPORTED = """
			select error, "event", first_attempt_at, id, last_attempt_at, seq, status, subscription_id
			from delivery
			where account_id = :account and user_id = :user""";

	/**
	 * The deliveries of a subscription, the newest first unless ascending.
	 * @param status null for all
	 */
	static <R> ListQuery<?, R> list(AccountId account, UUID subscription, @Nullable DeliveryStatus status,
			boolean ascending, RowMapper<R> mapper) {
		Map<String, Object> parameters = new HashMap<>(
				Map.of("account", account.value(), "subscription", subscription));
		if (status != null) {
			parameters.put("status", status.wire());
		}
		return ListQuery.ofRows(ROWS + ((status != null) ? " and status = :status" : ""), mapper,
				ascending ? "seq, id" : "seq desc, id desc", parameters);
	}

	/** The deliveries that wait, in the order of the changes. */
	@Query("""
			select d from Delivery d
			where d.key.accountId = :accountId and d.key.subscriptionId = :subscription and d.status = 'waiting'
				and d.seq is not null
			order by d.seq, d.event""")
	List<Delivery> waiting(String accountId, UUID subscription, Limit most);

	/** The messages that wait and are no change, the oldest first. */
	@Query("""
			select d from Delivery d
			where d.key.accountId = :accountId and d.key.subscriptionId = :subscription and d.status = 'waiting'
				and d.seq is null
			order by d.key.id""")
	List<Delivery> controls(String accountId, UUID subscription);

	Delivery save(Delivery delivery);

	/** Deletes the messages of a type that wait and are no change. */
	@Modifying(flushAutomatically = true)
	@Query("""
			delete from Delivery d
			where d.key.accountId = :accountId and d.key.subscriptionId = :subscription and d.status = 'waiting'
				and d.seq is null and d.event = :event""")
	void deleteControls(String accountId, UUID subscription, String event);

	/** Deletes the messages that wait. */
	@Modifying(flushAutomatically = true)
	@Query("""
			delete from Delivery d
			where d.key.accountId = :accountId and d.key.subscriptionId = :subscription and d.status = 'waiting'""")
	void deleteWaiting(String accountId, UUID subscription);

	/** Ends messages that wait, as the receiver tells. */
	@Modifying(flushAutomatically = true, clearAutomatically = true)
	@Query("""
			update Delivery d set d.status = :status, d.error = :error, d.settledAt = :at, d.nextAttemptAt = null
			where d.key.accountId = :accountId and d.key.subscriptionId = :subscription and d.status = 'waiting'
				and d.key.id in :ids""")
	int settle(String accountId, UUID subscription, Collection<UUID> ids, DeliveryStatus status, @Nullable String error,
			Instant at);

	/** The settled deliveries of the changes after a number. */
	@Query("""
			select d.key.id from Delivery d
			where d.key.accountId = :accountId and d.key.subscriptionId = :subscription and d.seq > :seq
				and d.status <> 'waiting'""")
	Set<UUID> settledAfter(String accountId, UUID subscription, long seq);

	@Query("""
			select d from Delivery d
			where d.key.accountId = :accountId and d.key.subscriptionId = :subscription and d.key.id = :id""")
	Optional<Delivery> find(String accountId, UUID subscription, UUID id);

	/**
	 * Stores deliveries of a subscription, new ones and those that have changed.
	 * @param user tells the user, who may have been merged meanwhile
	 */
	default void store(Subscription subscription, Collection<Delivery> rows, Function<Delivery, @Nullable UUID> user) {
		store(subscription.accountId(), subscription.id(), ArrayParameters.of(rows, Delivery::id),
				ArrayParameters.of(rows, (row) -> (row.seq() > 0) ? row.seq() : null), ArrayParameters.of(rows, user),
				ArrayParameters.of(rows, Delivery::event), ArrayParameters.of(rows, (row) -> row.status().wire()),
				ArrayParameters.of(rows, Delivery::attempts), ArrayParameters.of(rows, Delivery::firstAttemptAt),
				ArrayParameters.of(rows, Delivery::lastAttemptAt), ArrayParameters.of(rows, Delivery::nextAttemptAt),
				ArrayParameters.of(rows, Delivery::settledAt), ArrayParameters.of(rows, Delivery::httpStatus),
				ArrayParameters.of(rows, Delivery::error), ArrayParameters.of(rows, Delivery::milliseconds));
	}

	/**
	 * Stores deliveries, one for each element of the arrays, in the order of their ids.
	 */
	@Modifying
	@NativeQuery("""
			insert into delivery (account_id, subscription_id, id, seq, user_id, "event", status, attempts,
				first_attempt_at, last_attempt_at, next_attempt_at, settled_at, http_status, error, milliseconds)
			select :accountId, :subscription, id, seq, user_id, "event", status, attempts,
				first_attempt_at, last_attempt_at, next_attempt_at, settled_at, http_status, error, milliseconds
			from unnest(cast(:ids as uuid[]), cast(:numbers as bigint[]), cast(:users as uuid[]),
				cast(:events as text[]), cast(:statuses as text[]), cast(:attempts as integer[]),
				cast(:firsts as timestamptz[]), cast(:lasts as timestamptz[]), cast(:nexts as timestamptz[]),
				cast(:ends as timestamptz[]), cast(:answers as integer[]), cast(:errors as text[]),
				cast(:durations as integer[]))
				as sent (id, seq, user_id, "event", status, attempts, first_attempt_at, last_attempt_at,
					next_attempt_at, settled_at, http_status, error, milliseconds)
			order by id
			on conflict (account_id, subscription_id, id) do update
			set status = excluded.status, attempts = excluded.attempts, first_attempt_at = excluded.first_attempt_at,
				last_attempt_at = excluded.last_attempt_at, next_attempt_at = excluded.next_attempt_at,
				settled_at = excluded.settled_at, http_status = excluded.http_status, error = excluded.error,
				milliseconds = excluded.milliseconds""")
	void store(String accountId, UUID subscription, @Nullable String[] ids, @Nullable String[] numbers,
			@Nullable String[] users, @Nullable String[] events, @Nullable String[] statuses,
			@Nullable String[] attempts, @Nullable String[] firsts, @Nullable String[] lasts, @Nullable String[] nexts,
			@Nullable String[] ends, @Nullable String[] answers, @Nullable String[] errors,
			@Nullable String[] durations);

	/** Ends waiting deliveries whose changes were pruned. */
	@Modifying
	@Query("""
			update Delivery d set d.status = 'lost', d.settledAt = :at, d.nextAttemptAt = null
			where d.key.accountId = :accountId and d.key.subscriptionId = :subscription and d.key.id in :ids""")
	void lose(String accountId, UUID subscription, Collection<UUID> ids, Instant at);

	/** Makes all waiting deliveries due now. */
	@Modifying
	@Query("""
			update Delivery d set d.nextAttemptAt = null
			where d.key.accountId = :accountId and d.key.subscriptionId = :subscription and d.status = 'waiting'
				and d.seq is not null""")
	int makeAllDue(String accountId, UUID subscription);

	/**
	 * Forgets what another position makes void: settled deliveries after it, and waiting
	 * ones up to it.
	 */
	@Modifying
	@Query("""
			delete from Delivery d
			where d.key.accountId = :accountId and d.key.subscriptionId = :subscription
				and ((d.seq > :seq and d.status <> 'waiting') or (d.seq <= :seq and d.status = 'waiting'))""")
	void seek(String accountId, UUID subscription, long seq);

	@Modifying
	@Query("update Delivery d set d.userId = :into where d.key.accountId = :accountId and d.userId = :from")
	void move(String accountId, UUID from, UUID into);

	@Modifying
	@Query("delete from Delivery d where d.key.accountId = :accountId and d.userId = :user")
	void delete(String accountId, UUID user);

	@Override
	@Query("select distinct d.userId from Delivery d where d.key.accountId = :accountId and d.userId in :users")
	Set<UUID> usersWithData(String accountId, Collection<UUID> users);

	/** Deletes up to a thousand that were settled before a time. */
	@Modifying
	@NativeQuery("""
			delete from delivery
			where account_id = :accountId and ctid = any (array(
				select ctid from delivery where account_id = :accountId and settled_at < :before
				order by settled_at limit 1000))""")
	@Transactional
	int deleteExpired(String accountId, Instant before);

}
