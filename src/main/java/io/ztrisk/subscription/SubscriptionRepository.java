package io.ztrisk.subscription;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.ztrisk.api.AccountId;
import io.ztrisk.query.ListQuery;
import jakarta.persistence.LockModeType;

import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.transaction.annotation.Transactional;

/**
 * Subscriptions, with their {@linkplain Leases leases}.
 */
public interface SubscriptionRepository extends Repository<Subscription, Subscription.Key>, Leases {

	/**
	 * Whether a subscription belongs to no token, or to one that may still manage it. An
	 * expired token may: its receiver is in use until somebody takes it away.
	 */
	String OWNED = """
			(owner is null or exists (
				select from token join token_account on token_id = token.id
				where token.id = subscription.owner and not disabled and 'ssf_manage' = any(permissions)
					and token_account.account_id in (subscription.account_id, '*')))""";

	/** The subscriptions of an account. */
	String ROWS = """
			select id, kind, owner, url, position,
				case when %1$s then status else 'disabled' end as status,
				case when %1$s then reason else 'token' end as reason,
				rests > 0 as resting, failing_since, last_success_at, last_error, created_at,
				(select count(*) from delivery where delivery.account_id = :account
					and subscription_id = subscription.id and status = 'waiting') as waiting,
				(select count(*) from delivery where delivery.account_id = :account
					and subscription_id = subscription.id and status = 'dead' and seq is not null) as dead,
				coalesce((select seq from change_head where change_head.account_id = :account), 0) as head
			from subscription
			where subscription.account_id = :account""".formatted(OWNED);

	/** The numbers of subscriptions by kind, and the oldest change to deal with. */
	String MEASURED = """
			select kind, count(*) filter (where status = 'enabled' and rests > 0) as resting,
				count(*) filter (where status = 'disabled') as disabled,
				min((
					select changed_at from risk_change
					where risk_change.account_id = subscription.account_id and seq > subscription.position
					order by seq limit 1)) filter (where status = 'enabled') as oldest
			from (
				select account_id, kind, position, rests, case when %s then status else 'disabled' end as status
				from subscription) as subscription
			group by kind""".formatted(OWNED);

	/** The subscriptions of an account, the oldest first unless descending. */
	static <R> ListQuery<?, R> list(AccountId account, boolean descending, RowMapper<R> mapper) {
		return ListQuery.ofRows(ROWS, mapper, descending ? "created_at desc, id desc" : "created_at, id",
				Map.of("account", account.value()));
	}

	/**
	 * The subscriptions for which there is something to send, served longest ago first.
	 * @param without accounts to leave out, with commas between them
	 */
	@NativeQuery("""
			select account_id, id
			from subscription
			where account_id <> all(string_to_array(:without, ',')) and url is not null
				and (lease_until is null or lease_until < clock_timestamp())
				and (urgent or (status = 'enabled' and (rest_until is null or rest_until < clock_timestamp())
					and (retry_at < clock_timestamp() or position < (
						select seq from change_head where change_head.account_id = subscription.account_id))))
				and\s""" + OWNED + """

			order by lease_until nulls first
			limit :most""")
	List<Due> due(String without, int most);

	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select s from Subscription s where s.key.accountId = :accountId and s.key.id = :id")
	Optional<Subscription> lock(String accountId, UUID id);

	@Query("select s from Subscription s where s.key.accountId = :accountId and s.key.id = :id")
	Optional<Subscription> find(String accountId, UUID id);

	/** The subscriptions of a kind, the oldest first. */
	@Query("""
			select s from Subscription s
			where s.key.accountId = :accountId and s.kind = :kind
			order by s.createdAt, s.key.id""")
	List<Subscription> ofKind(String accountId, SubscriptionKind kind);

	@Query("select s from Subscription s where s.key.accountId = :accountId and s.referenceId = :referenceId")
	Optional<Subscription> ofReference(String accountId, String referenceId);

	/** The subscription of a kind that belongs to a token. */
	@Query("""
			select s from Subscription s
			where s.key.accountId = :accountId and s.kind = :kind and s.owner = :owner""")
	Optional<Subscription> ofOwner(String accountId, SubscriptionKind kind, String owner);

	/** Whether there is anything to hand out to a receiver that asks for messages. */
	@NativeQuery("""
			select status = 'enabled' and (
				exists (
					select from delivery where delivery.account_id = :accountId
						and subscription_id = subscription.id and status = 'waiting')
				or position < (select seq from change_head where change_head.account_id = :accountId))
			from subscription
			where subscription.account_id = :accountId and id = :id and\s""" + OWNED)
	Optional<Boolean> hasNews(String accountId, UUID id);

	/** A subscription of any account: who asks knows its id alone. */
	@Query("select s from Subscription s where s.key.id = :id and s.kind = :kind")
	Optional<Subscription> ofId(UUID id, SubscriptionKind kind);

	/** The next account with subscriptions: one step in an index. */
	@NativeQuery("select account_id from subscription where account_id > :accountId order by account_id limit 1")
	Optional<String> accountAfter(String accountId);

	/** The subscriptions with sealed secrets. */
	@Query("select s from Subscription s where s.key.accountId = :accountId and s.sealed is not null")
	List<Subscription> sealed(String accountId);

	/**
	 * Replaces sealed secrets, unless they have changed. The lease is not taken on: what
	 * a pass sends stays the same.
	 */
	@Modifying
	@Query("""
			update Subscription s set s.sealed = :anew
			where s.key.accountId = :accountId and s.key.id = :id and s.sealed = :before""")
	@Transactional
	int replaceSealed(String accountId, UUID id, byte[] before, byte[] anew);

	/**
	 * Locks the number of subscriptions of an account until the transaction ends. The
	 * number 3 distinguishes these locks from others.
	 */
	@NativeQuery("select cast(pg_advisory_xact_lock(3, hashtext(:accountId)) as text)")
	String lockCount(String accountId);

	@Query("select count(*) from Subscription s where s.key.accountId = :accountId")
	int count(String accountId);

	Subscription save(Subscription subscription);

	void delete(Subscription subscription);

	/** A subscription for which there is something to send. */
	interface Due {

		String getAccountId();

		UUID getId();

	}

}
