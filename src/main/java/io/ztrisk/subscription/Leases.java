package io.ztrisk.subscription;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.LockModeType;

import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.transaction.annotation.Transactional;

/**
 * Leases of subscriptions: one server sends the messages of a subscription at a time. The
 * time of a lease is that of the database, since the clocks of servers differ.
 */
public interface Leases {

	/** Takes the lease for a minute; empty if another server has it. */
	@NativeQuery("""
			update subscription
			set lease = lease + 1, lease_until = clock_timestamp() + interval '60 seconds'
			where account_id = :accountId and id = :id and (status = 'enabled' or urgent)
				and (lease_until is null or lease_until < clock_timestamp())
			returning lease, lease_until, clock_timestamp() as taken_at""")
	@Transactional
	Optional<Taken> take(String accountId, UUID id);

	/** Ends a lease whose pass records nothing. */
	@Modifying
	@NativeQuery("""
			update subscription
			set lease_until = clock_timestamp()
			where account_id = :accountId and id = :id and lease_until = :until""")
	@Transactional
	void release(String accountId, UUID id, Instant until);

	/**
	 * Whether a change is still there, as the next message of a pass is about to begin;
	 * empty if the subscription was changed or deleted, or its token was.
	 */
	@NativeQuery("""
			select exists (select from risk_change where risk_change.account_id = :accountId and seq = :seq)
			from subscription
			where subscription.account_id = :accountId and id = :id and lease = :lease and\s"""
			+ SubscriptionRepository.OWNED)
	Optional<Boolean> mayBegin(String accountId, UUID id, long lease, long seq);

	/**
	 * Takes the leases of subscriptions with signed messages on, so that their passes
	 * end.
	 */
	@Modifying
	@NativeQuery("""
			update subscription
			set lease = lease + 1
			where account_id = :accountId and kind <> 'webhook'""")
	void takeLeases(String accountId);

	/** Whether a sender may have messages of a subscription on the wire. */
	@NativeQuery("""
			select coalesce(lease_until > clock_timestamp(), false)
			from subscription
			where account_id = :accountId and id = :id""")
	Optional<Boolean> isLeased(String accountId, UUID id);

	/** Locks a subscription whose lease has not been taken on. */
	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("""
			select s from Subscription s
			where s.key.accountId = :accountId and s.key.id = :id and s.lease = :lease""")
	Optional<Subscription> lockLeased(String accountId, UUID id, long lease);

	/** A lease that a server has taken. */
	interface Taken {

		/** The number of the lease. */
		long getLease();

		Instant getLeaseUntil();

		Instant getTakenAt();

	}

}
