package io.ztrisk.observation;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.ztrisk.database.ArrayParameters;
import io.ztrisk.event.DetectedEvent;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The observations in the database. By JDBC and not as entities, since each statement
 * takes as many rows as a batch has. All of it runs under the row locks of the users.
 */
@Repository
public class ObservationRepository {

	/** How many observations are read at once. */
	private static final int FETCHED = 500;

	private final JdbcClient jdbc;

	private final JsonMapper json;

	ObservationRepository(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	/**
	 * Stores observations. Of one with two times the earlier stands, of one with two
	 * contents at one time the smaller content. The first statement locks a stored
	 * observation that another one replaces and returns its old values, the second one
	 * replaces it. Both find it by the key, whatever the statistics say.
	 * @param observed each key once
	 * @return those that are new, or stand instead of a known one
	 */
	public StoredObservations store(String accountId, Collection<UserObservation> observed) {
		Map<ObservationKey, UserObservation> sent = observed.stream()
			.collect(Collectors.toMap(UserObservation::key, Function.identity()));
		Set<ObservationKey> fresh = new HashSet<>();
		List<Gone> moved = new ArrayList<>();
		upsert("record = excluded.record", accountId, observed).query((row) -> {
			Gone stored = ObservationRows.gone(row);
			UserObservation one = Objects.requireNonNull(sent.get(stored.key()));
			fresh.add(stored.key());
			if (stored.at().isAfter(one.observation().at())
					|| !one.content().equals(row.getObject("content", UUID.class))) {
				moved.add(stored);
			}
		});
		if (!moved.isEmpty()) {
			upsert("""
					occurred_at = excluded.occurred_at, facts = excluded.facts, evidence = null,
						content = excluded.content, bucket = excluded.bucket, event_id = excluded.event_id,
						inexact = false, over_limit = false""", accountId,
					moved.stream().map((before) -> Objects.requireNonNull(sent.get(before.key()))).toList())
				.query((row) -> {
				});
		}
		return new StoredObservations(fresh, moved);
	}

	private JdbcClient.StatementSpec upsert(String change, String accountId, Collection<UserObservation> observed) {
		return this.jdbc.sql("""
				insert into observation (account_id, user_id, behavior, record, occurred_at, facts, content,
					bucket, event_id)
				select :account, user_id, behavior, record, cast(occurred_at as timestamptz), cast(facts as json),
					content, bucket, event_id
				from unnest(cast(:users as uuid[]), cast(:behaviors as text[]), cast(:records as uuid[]),
					cast(:times as text[]), cast(:facts as text[]), cast(:contents as uuid[]),
					cast(:buckets as text[]), cast(:events as uuid[]))
					as sent (user_id, behavior, record, occurred_at, facts, content, bucket, event_id)
				on conflict (account_id, user_id, behavior, record) do update
				set %s
				where observation.occurred_at > excluded.occurred_at
					or (observation.occurred_at = excluded.occurred_at and observation.content > excluded.content)
				returning user_id, behavior, record, occurred_at, content, event_id""".formatted(change))
			.param("account", accountId)
			.param("users", ArrayParameters.of(observed, UserObservation::user))
			.param("behaviors", ArrayParameters.of(observed, (one) -> one.observation().behavior().key()))
			.param("records", ArrayParameters.of(observed, (one) -> one.observation().record()))
			.param("times", ArrayParameters.of(observed, (one) -> one.observation().at()))
			.param("facts", ArrayParameters.of(observed, (one) -> one.observation().facts()))
			.param("contents", ArrayParameters.of(observed, UserObservation::content))
			.param("buckets", ArrayParameters.of(observed, (one) -> one.observation().bucket()))
			.param("events", ArrayParameters.of(observed, (one) -> one.event(accountId)));
	}

	/**
	 * Notes that observations are findings no more.
	 */
	public void detach(String accountId, Collection<ObservationKey> lost) {
		mark(accountId, lost, false);
	}

	/**
	 * Notes which logins would be findings if all places were exact.
	 */
	public void markInexact(String accountId, Collection<ObservationKey> logins) {
		mark(accountId, logins, true);
	}

	private void mark(String accountId, Collection<ObservationKey> observed, boolean inexact) {
		this.jdbc.sql("""
				update observation
				set event_id = null, evidence = null, inexact = :inexact
				from unnest(cast(:users as uuid[]), cast(:behaviors as text[]), cast(:records as uuid[]))
					as marked (user_id, behavior, record)
				where account_id = :account and observation.user_id = marked.user_id
					and observation.behavior = marked.behavior and observation.record = marked.record""")
			.param("account", accountId)
			.param("inexact", inexact)
			.param("users", ArrayParameters.of(observed, ObservationKey::user))
			.param("behaviors", ArrayParameters.of(observed, (one) -> one.behavior().key()))
			.param("records", ArrayParameters.of(observed, ObservationKey::record))
			.update();
	}

	/**
	 * The observations that count in spans of time, those of a user and behaviour
	 * together, by time and then record. They are read as they are asked for, and must be
	 * closed.
	 * <p>
	 * The table is joined by the account and not filtered by it, so a Citus cluster asks
	 * all its workers. With a filter PostgreSQL expects one row of an account that is new
	 * to its statistics, and reads all its observations instead of those of the spans:
	 * 550 ms instead of 55 for 2,500 spans in 200,000 observations.
	 */
	public Stream<KnownObservation> within(String accountId, Collection<TimeWindow> spans) {
		return this.jdbc.sql("""
				with span as materialized (
					select :account as account_id, *
					from unnest(cast(:users as uuid[]), cast(:behaviors as text[]), cast(:froms as timestamptz[]),
						cast(:tos as timestamptz[])) as row (user_id, behavior, since, until))
				select user_id, behavior, record, occurred_at, facts, content, bucket, event_id, evidence, inexact
				from span join observation using (account_id, user_id, behavior)
				where occurred_at between since and until and not over_limit
				order by user_id, behavior, occurred_at, record""")
			.withFetchSize(FETCHED)
			.param("account", accountId)
			.params(Map.of("users", ArrayParameters.of(spans, (span) -> span.group().user()), "behaviors",
					ArrayParameters.of(spans, (span) -> span.group().behavior().key()), "froms",
					ArrayParameters.of(spans, (span) -> time(span.from())), "tos",
					ArrayParameters.of(spans, (span) -> time(span.to()))))
			.query((row, number) -> ObservationRows.known(row, this.json))
			.stream();
	}

	private static String time(Instant at) {
		if (at.equals(Instant.MIN)) {
			return "-infinity";
		}
		return at.equals(Instant.MAX) ? "infinity" : at.toString();
	}

	/**
	 * Notes which observations have become findings.
	 */
	public void attach(String accountId, Collection<UserFinding> findings) {
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
			.param("events", ArrayParameters.of(findings, (one) -> one.event(accountId)))
			.param("evidence", ArrayParameters.of(findings, (one) -> one.finding().evidence()))
			.update();
	}

	/**
	 * Events as their findings make them: the newest one's time, the first and the newest
	 * evidence, how many there are, and of how many hosts where they are visits of
	 * domains.
	 * @param buckets by event
	 */
	public List<DetectedEvent> events(String accountId, Map<UUID, String> buckets) {
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
						buckets.getOrDefault(id, ""), ObservationRows.instant(row, "occurred_at"),
						row.getString("details"));
			})
			.list();
	}

	/**
	 * Those of some events that have a finding.
	 */
	public Set<UUID> withFindings(String accountId, Set<UUID> events) {
		return new HashSet<>(this.jdbc.sql("""
				select distinct event_id
				from observation
				where account_id = :account and event_id = any (cast(:events as uuid[]))""")
			.param("account", accountId)
			.param("events", ArrayParameters.of(events))
			.query(UUID.class)
			.list());
	}

	/**
	 * How many logins have no place.
	 */
	public long withoutPlace(String accountId) {
		return this.jdbc.sql("""
				select count(*)
				from observation
				where account_id = :account and behavior = 'imp_travel' and facts ->> 'place' is null
					and not over_limit""").param("account", accountId).query(Long.class).single();
	}

	/**
	 * How many logins are no finding only because their places are not exact.
	 */
	public long inexact(String accountId) {
		return this.jdbc.sql("""
				select count(*)
				from observation
				where account_id = :account and inexact and event_id is null""")
			.param("account", accountId)
			.query(Long.class)
			.single();
	}

	/**
	 * Deletes some observations from before a time.
	 * @return their number, 0 when there are no more
	 */
	public int deleteExpired(String accountId, Instant before) {
		return this.jdbc.sql("""
				delete from observation
				where account_id = :account and ctid = any (array(
					select ctid from observation where account_id = :account and occurred_at < :before
					order by occurred_at limit 1000))""")
			.param("account", accountId)
			.param("before", before.atOffset(ZoneOffset.UTC))
			.update();
	}

}
