package io.ztrisk.event;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;

/**
 * The statements of {@link EventRepository} for the dismissals of events.
 */
public interface EventDismissals {

	/** Events of users. */
	@Query("""
			select new io.ztrisk.event.StoredEvent(e.key.id, e.userId, e.behavior, e.bucket, e.name, e.riskLevel,
				e.occurredAt, e.dismissalVerdict, e.dismissalReason)
			from Event e where e.key.accountId = :accountId and e.userId in :users and e.key.id in :ids""")
	List<StoredEvent> find(String accountId, Collection<UUID> users, Collection<UUID> ids);

	/**
	 * The events of a behaviour that count, in the order of the users, the newest first.
	 */
	@Query("""
			select new io.ztrisk.event.StoredEvent(e.key.id, e.userId, e.behavior, e.bucket, e.name, e.riskLevel,
				e.occurredAt, e.dismissalVerdict, e.dismissalReason)
			from Event e join User u on u.key.accountId = :accountId and u.key.id = e.userId
			where e.key.accountId = :accountId and e.userId in :users and e.behavior = :behavior
				and e.dismissedAt is null and (u.score.lastReset is null or e.occurredAt > u.score.lastReset)
			order by e.userId, e.occurredAt desc, e.key.id""")
	List<StoredEvent> counting(String accountId, Collection<UUID> users, String behavior, Limit most);

	/**
	 * Dismisses events, or replaces the words of their dismissals. The scores must be
	 * recalculated.
	 * @param evidence arrays of UUIDs as texts; null for an event whose dismissal keeps
	 * its evidence
	 */
	@Modifying
	@NativeQuery("""
			update event
			set dismissed_at = :at, dismissed_by = :by, dismissal_verdict = :verdict, dismissal_reason = :reason,
				dismissal_evidence = coalesce(cast(sent.evidence as uuid[]), dismissal_evidence)
			from unnest(cast(:ids as uuid[]), cast(:evidence as text[])) as sent (id, evidence)
			where account_id = :accountId and event.id = sent.id""")
	void dismiss(String accountId, @Nullable String[] ids, @Nullable String[] evidence, Instant at, String by,
			String verdict, String reason);

	/** Ends the dismissals of events. They must be added to the scores. */
	@Modifying
	@Query("""
			update Event e set e.dismissedAt = null, e.dismissedBy = null, e.dismissalVerdict = null,
				e.dismissalReason = null, e.dismissalEvidence = null
			where e.key.accountId = :accountId and e.key.id in :ids""")
	void restore(String accountId, Collection<UUID> ids);

	/**
	 * The evidence that the dismissals of some events cover; events that are not
	 * dismissed are left out.
	 */
	@Query("""
			select new io.ztrisk.event.CoveredEvidence(e.key.id, e.userId, e.behavior, e.name, e.riskLevel,
				e.occurredAt, e.dismissalEvidence)
			from Event e
			where e.key.accountId = :accountId and e.key.id in :ids and e.dismissedAt is not null""")
	List<CoveredEvidence> covered(String accountId, Collection<UUID> ids);

	/** The numbers of dismissed events from a time to another one, exclusive, by day. */
	@NativeQuery("""
			select behavior, cast(occurred_at at time zone 'UTC' as date) as day, count(*) as events
			from event
			where account_id = :accountId and dismissed_at is not null and occurred_at >= :since
				and occurred_at < :until
			group by behavior, day""")
	List<DismissedCount> countDismissed(String accountId, Instant since, Instant until);

	/** The number of dismissed events of a behaviour on a UTC day. */
	interface DismissedCount {

		String getBehavior();

		LocalDate getDay();

		long getEvents();

	}

}
