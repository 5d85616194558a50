package io.ztrisk.detection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.HashSet;
import java.util.UUID;

import io.ztrisk.api.Columns;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.score.DetectedEvent;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The observations in the database. By JDBC and not as entities, since each statement
 * takes as many rows as a batch has. All of it runs under the locks of the users.
 */
@Repository
class ObservationStore {

	private final JdbcClient jdbc;

	private final JsonMapper json;

	ObservationStore(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	/**
	 * Stores observations; of one with two times the earlier stands.
	 * @param observed each key once
	 * @return those that are new, or earlier than was known
	 */
	StoredObservations store(String accountId, Collection<UserObservation> observed) {
		return StoredObservations.of(this.jdbc.sql("""
				insert into observation (account_id, user_id, behavior, record, occurred_at, facts, event_id)
				select :account, user_id, behavior, record, cast(occurred_at as timestamptz), cast(facts as json),
					event_id
				from unnest(cast(:users as uuid[]), cast(:behaviors as text[]), cast(:records as uuid[]),
					cast(:times as text[]), cast(:facts as text[]), cast(:events as uuid[]))
					as sent (user_id, behavior, record, occurred_at, facts, event_id)
				on conflict (account_id, user_id, behavior, record) do update
				set occurred_at = excluded.occurred_at, facts = excluded.facts, evidence = null,
					event_id = excluded.event_id
				where observation.occurred_at > excluded.occurred_at
				returning new.user_id, new.behavior, new.record, old.event_id as left_event""")
			.param("account", accountId)
			.param("users", Columns.of(observed, UserObservation::user))
			.param("behaviors", Columns.of(observed, (one) -> one.observation().behavior().key()))
			.param("records", Columns.of(observed, (one) -> one.observation().record()))
			.param("times", Columns.of(observed, (one) -> one.observation().at()))
			.param("facts", Columns.of(observed, (one) -> one.observation().facts()))
			.param("events", Columns.of(observed, (one) -> one.event(accountId)))
			.query((row,
					number) -> new StoredObservations.Row(new ObservationKey(row.getObject("user_id", UUID.class),
							behavior(row), row.getObject("record", UUID.class)),
							row.getObject("left_event", UUID.class)))
			.list());
	}

	/**
	 * The observations in spans of time, bounds included, by time and then record. The
	 * spans are materialized, so that they are joined by user: of an account that is new
	 * to its statistics PostgreSQL would read everything instead.
	 */
	List<UserObservation> within(String accountId, Collection<Span> spans) {
		return this.jdbc.sql("""
				with span as materialized (
					select :account as account_id, *
					from unnest(cast(:users as uuid[]), cast(:behaviors as text[]), cast(:froms as timestamptz[]),
						cast(:tos as timestamptz[])) as row (user_id, behavior, since, until))
				select user_id, behavior, record, occurred_at, facts, event_id
				from span join observation using (account_id, user_id, behavior)
				where occurred_at between since and until
				order by occurred_at, record""")
			.param("account", accountId)
			.param("users", Columns.of(spans, Span::user))
			.param("behaviors", Columns.of(spans, (span) -> span.behavior().key()))
			.param("froms", Columns.of(spans, Span::from))
			.param("tos", Columns.of(spans, Span::to))
			.query((row, number) -> observation(row))
			.list();
	}

	/**
	 * Notes which observations have become findings.
	 */
	void attach(String accountId, Collection<UserFinding> findings) {
		this.jdbc.sql("""
				update observation
				set event_id = found.event_id, evidence = cast(found.evidence as json)
				from unnest(cast(:users as uuid[]), cast(:behaviors as text[]), cast(:records as uuid[]),
					cast(:events as uuid[]), cast(:evidence as text[]))
					as found (user_id, behavior, record, event_id, evidence)
				where account_id = :account and observation.user_id = found.user_id
					and observation.behavior = found.behavior and observation.record = found.record""")
			.param("account", accountId)
			.param("users", Columns.of(findings, UserFinding::user))
			.param("behaviors", Columns.of(findings, (one) -> one.behavior().key()))
			.param("records", Columns.of(findings, (one) -> one.finding().record()))
			.param("events", Columns.of(findings, (one) -> one.event(accountId)))
			.param("evidence", Columns.of(findings, (one) -> one.finding().evidence()))
			.update();
	}

	/**
	 * Lists pairs that would have been findings but for an excluded network.
	 */
	void suppress(String accountId, Collection<UserPair> suppressed) {
		this.jdbc.sql("""
				insert into suppressed (account_id, user_id, behavior, record, other, occurred_at, evidence)
				select account_id, observation.user_id, observation.behavior, observation.record, found.other,
					occurred_at, cast(found.evidence as json)
				from unnest(cast(:users as uuid[]), cast(:behaviors as text[]), cast(:records as uuid[]),
					cast(:others as uuid[]), cast(:evidence as text[]))
					as found (user_id, behavior, record, other, evidence)
				join observation on account_id = :account and observation.user_id = found.user_id
					and observation.behavior = found.behavior and observation.record = found.record
				on conflict (account_id, user_id, behavior, record, other) do nothing""")
			.param("account", accountId)
			.param("users", Columns.of(suppressed, UserPair::user))
			.param("behaviors", Columns.of(suppressed, (one) -> one.behavior().key()))
			.param("records", Columns.of(suppressed, (one) -> one.pair().record()))
			.param("others", Columns.of(suppressed, (one) -> one.pair().other()))
			.param("evidence", Columns.of(suppressed, (one) -> one.pair().evidence()))
			.update();
	}

	/**
	 * Events as their findings make them: the newest one's time, the first and the newest
	 * evidence, how many there are.
	 * @param buckets by event
	 */
	List<DetectedEvent> events(String accountId, Map<UUID, String> buckets) {
		return this.jdbc
			.sql("""
					select event.id, newest.user_id, newest.behavior, newest.occurred_at,
						json_build_object('findings', findings, 'first', first.evidence, 'newest', newest.evidence) as details
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
						select count(*) as findings
						from observation
						where account_id = :account and event_id = event.id) as counted""")
			.param("account", accountId)
			.param("events", Columns.of(buckets.keySet()))
			.query((row, number) -> {
				UUID id = row.getObject("id", UUID.class);
				return new DetectedEvent(id, row.getObject("user_id", UUID.class), behavior(row),
						buckets.getOrDefault(id, ""), instant(row), row.getString("details"));
			})
			.list();
	}

	/**
	 * Those of some events that have a finding.
	 */
	Set<UUID> withFindings(String accountId, Set<UUID> events) {
		return new HashSet<>(this.jdbc.sql("""
				select distinct event_id
				from observation
				where account_id = :account and event_id = any (cast(:events as uuid[]))""")
			.param("account", accountId)
			.param("events", Columns.of(events))
			.query(UUID.class)
			.list());
	}

	/**
	 * All observations of a user, by time and then record.
	 */
	List<UserObservation> of(String accountId, UUID user) {
		return this.jdbc.sql("""
				select user_id, behavior, record, occurred_at, facts, event_id
				from observation
				where account_id = :account and user_id = :user
				order by occurred_at, record""")
			.param("account", accountId)
			.param("user", user)
			.query((row, number) -> observation(row))
			.list();
	}

	/**
	 * How many logins have no place.
	 */
	long withoutPlace(String accountId) {
		return this.jdbc.sql("""
				select count(*)
				from observation
				where account_id = :account and behavior = 'imp_travel' and facts ->> 'place' is null""")
			.param("account", accountId)
			.query(Long.class)
			.single();
	}

	private UserObservation observation(ResultSet row) throws SQLException {
		ObjectNode facts = (ObjectNode) this.json.readTree(row.getString("facts"));
		return new UserObservation(row.getObject("user_id", UUID.class),
				new Observation(behavior(row), row.getObject("record", UUID.class), instant(row), facts, null),
				row.getObject("event_id") != null);
	}

	private static Behavior behavior(ResultSet row) throws SQLException {
		return Behavior.parse(row.getString("behavior")).orElseThrow();
	}

	private static Instant instant(ResultSet row) throws SQLException {
		return row.getObject("occurred_at", OffsetDateTime.class).toInstant();
	}

}
