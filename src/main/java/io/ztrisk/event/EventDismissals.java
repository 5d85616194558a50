package io.ztrisk.event;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.ztrisk.user.UserRepository;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/**
 * The statements of {@link EventRepository} for the dismissals of events.
 */
interface EventDismissals {

	/** All events of a user, or of the one that it was merged into, with their states. */
	String ALL_OF_USER = """
			select id, behavior, bucket, name, risk_level, occurred_at, stored_at, details, dismissed_at, dismissed_by,
				dismissal_verdict, dismissal_reason, case when dismissed_at is not null then 'dismissed'
					when occurred_at <= %s then 'before_reset' else 'counting' end as state
			from event
			where account_id = :account and user_id = %s""".formatted(UserRepository.LAST_RESET,
			UserRepository.MERGED_ID);

	/** The time of a user's newest event, dismissed or not. */
	@Query("select max(e.occurredAt) from Event e where e.key.accountId = :accountId and e.userId = :userId")
	Optional<Instant> newest(String accountId, UUID userId);

	/** An event of a user. */
	@Query("""
			select new io.ztrisk.event.StoredEvent(e.key.id, e.behavior, e.bucket, e.name, e.riskLevel,
				e.occurredAt, e.dismissalVerdict, e.dismissalReason)
			from Event e where e.key.accountId = :accountId and e.userId = :userId and e.key.id = :id""")
	Optional<StoredEvent> find(String accountId, UUID userId, UUID id);

	/** Dismisses an event. Its score must be recalculated. */
	@Modifying
	@Query("""
			update Event e set e.dismissedAt = :at, e.dismissedBy = :by, e.dismissalVerdict = :verdict,
				e.dismissalReason = :reason, e.dismissalEvidence = :evidence
			where e.key.accountId = :accountId and e.key.id = :id""")
	void dismiss(String accountId, UUID id, Instant at, String by, String verdict, String reason, UUID[] evidence);

	/** Replaces the words of a dismissal. */
	@Modifying
	@Query("""
			update Event e set e.dismissedAt = :at, e.dismissedBy = :by, e.dismissalVerdict = :verdict,
				e.dismissalReason = :reason
			where e.key.accountId = :accountId and e.key.id = :id""")
	void reword(String accountId, UUID id, Instant at, String by, String verdict, String reason);

	/** Ends the dismissals of events. They must be added to the scores. */
	@Modifying
	@Query("""
			update Event e set e.dismissedAt = null, e.dismissedBy = null, e.dismissalVerdict = null,
				e.dismissalReason = null, e.dismissalEvidence = null
			where e.key.accountId = :accountId and e.key.id in :ids""")
	void restore(String accountId, Collection<UUID> ids);

	/**
	 * What the dismissals of some events cover; events that are not dismissed are left
	 * out.
	 */
	@Query("""
			select new io.ztrisk.event.CoveredEvidence(e.key.id, e.userId, e.behavior, e.name, e.riskLevel,
				e.occurredAt, e.dismissalEvidence)
			from Event e
			where e.key.accountId = :accountId and e.key.id in :ids and e.dismissedAt is not null""")
	List<CoveredEvidence> covered(String accountId, Collection<UUID> ids);

}
