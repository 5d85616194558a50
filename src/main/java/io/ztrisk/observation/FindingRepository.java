package io.ztrisk.observation;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import io.ztrisk.behavior.Behavior;
import io.ztrisk.database.ArrayParameters;
import io.ztrisk.database.RowValues;
import io.ztrisk.event.DetectedEvent;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Stores and reads which observations are findings, and the events of these findings.
 * Uses JDBC, since each statement takes as many rows as a batch has. Writes run under the
 * row locks of the users.
 */
@Repository
public class FindingRepository {

	private static final int FETCH_SIZE = 256;

	private final JdbcClient jdbc;

	FindingRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	public void store(String accountId, Collection<UserFinding> findings) {
		this.jdbc.sql("""
				update observation
				set event_id = found.event_id, evidence = cast(found.evidence as json), inexact = false
				from unnest(cast(:users as uuid[]), cast(:behaviors as text[]), cast(:records as uuid[]),
					cast(:events as uuid[]), cast(:evidence as text[]))
					as found (user_id, behavior, record, event_id, evidence)
				where account_id = :account and observation.user_id = found.user_id
					and observation.behavior = found.behavior and observation.record = found.record""")
			.param("account", accountId)
			.param("users", ArrayParameters.of(findings, UserFinding::user))
			.param("behaviors", ArrayParameters.of(findings, (one) -> one.behavior().key()))
			.param("records", ArrayParameters.of(findings, (one) -> one.finding().record()))
			.param("events", ArrayParameters.of(findings, (one) -> one.eventId(accountId)))
			.param("evidence", ArrayParameters.of(findings, (one) -> one.finding().evidence()))
			.update();
	}

	public void remove(String accountId, Collection<ObservationKey> observations) {
		clear(accountId, observations, false);
	}

	/** Stores observations that would be findings if their values were exact. */
	public void storeUncertain(String accountId, Collection<ObservationKey> observations) {
		clear(accountId, observations, true);
	}

	private void clear(String accountId, Collection<ObservationKey> observations, boolean uncertain) {
		this.jdbc.sql("""
				update observation
				set event_id = null, evidence = null, inexact = :uncertain
				from unnest(cast(:users as uuid[]), cast(:behaviors as text[]), cast(:records as uuid[]))
					as cleared (user_id, behavior, record)
				where account_id = :account and observation.user_id = cleared.user_id
					and observation.behavior = cleared.behavior and observation.record = cleared.record""")
			.param("account", accountId)
			.param("uncertain", uncertain)
			.param("users", ArrayParameters.of(observations, ObservationKey::user))
			.param("behaviors", ArrayParameters.of(observations, (one) -> one.behavior().key()))
			.param("records", ArrayParameters.of(observations, ObservationKey::record))
			.update();
	}

	/**
	 * Creates events from their findings: an event has the time of the newest finding,
	 * the evidence of the first and the newest one, the number of findings and, for
	 * visits of domains, the number of hosts.
	 * @param buckets by event id
	 */
	public List<DetectedEvent> findEvents(String accountId, Map<UUID, String> buckets) {
		return this.jdbc.sql("""
				select event.id, newest.user_id, newest.behavior, newest.occurred_at,
					case when hosts = 0
						then json_build_object('findings', findings, 'first', first.evidence, 'newest', newest.evidence)
						else json_build_object('findings', findings, 'first', first.evidence, 'hosts', hosts,
							'newest', newest.evidence) end as details
				from unnest(cast(:events as uuid[])) as event (id)
				cross join lateral (
					select coalesce(evidence, facts) as evidence
					from observation
					where account_id = :account and event_id = event.id
					order by occurred_at, record
					limit 1) as first
				cross join lateral (
					select user_id, behavior, occurred_at, coalesce(evidence, facts) as evidence
					from observation
					where account_id = :account and event_id = event.id
					order by occurred_at desc, record desc
					limit 1) as newest
				cross join lateral (
					select count(*) as findings,
						count(distinct facts ->> 'host') filter (where facts ->> 'domain' is not null) as hosts
					from observation
					where account_id = :account and event_id = event.id) as counted""")
			.param("account", accountId)
			.param("events", ArrayParameters.of(buckets.keySet()))
			.query((row, number) -> {
				UUID id = row.getObject("id", UUID.class);
				return new DetectedEvent(id, row.getObject("user_id", UUID.class), ObservationRows.behavior(row),
						buckets.getOrDefault(id, ""), RowValues.instant(row, "occurred_at"), row.getString("details"));
			})
			.list();
	}

	/** Returns those of the given events that have a finding. */
	public Set<UUID> findEventsWithFindings(String accountId, Set<UUID> events) {
		return new HashSet<>(this.jdbc.sql("""
				select distinct event_id
				from observation
				where account_id = :account and event_id = any (cast(:events as uuid[]))""")
			.param("account", accountId)
			.param("events", ArrayParameters.of(events))
			.query(UUID.class)
			.list());
	}

	/** Streams the evidence of all findings of some events, in a transaction. */
	public Stream<Evidence> streamEvidence(String accountId, Collection<UUID> events) {
		return this.jdbc.sql("""
				select event_id, behavior, coalesce(evidence, facts) as evidence
				from observation
				where account_id = :account and event_id = any (cast(:events as uuid[]))""")
			.withFetchSize(FETCH_SIZE)
			.param("account", accountId)
			.param("events", ArrayParameters.of(events))
			.query((row, number) -> new Evidence(row.getObject("event_id", UUID.class), ObservationRows.behavior(row),
					row.getString("evidence")))
			.stream();
	}

	/** The evidence of a finding of an event. */
	public record Evidence(UUID event, Behavior behavior, String json) {

	}

}
