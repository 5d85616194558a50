package io.ztrisk.observation;

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

import io.ztrisk.behavior.Behavior;
import io.ztrisk.database.ArrayParameters;
import io.ztrisk.query.Snapshot;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Stores and reads observations, many in each statement. Writes run under the row locks
 * of the users.
 */
@Repository
public class ObservationRepository {

	private static final int FETCH_SIZE = 500;

	private final JdbcClient jdbc;

	private final JsonMapper json;

	ObservationRepository(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	/** The observations in a snapshot of the database. */
	public ObservationRepository in(Snapshot snapshot) {
		return new ObservationRepository(snapshot.jdbc(FETCH_SIZE), this.json);
	}

	/**
	 * Stores observations. Of two with the same key, the earlier one is kept; at the same
	 * time, the one with the smaller content. The first statement locks and returns the
	 * stored observations that new ones replace, and the second one replaces them.
	 * @param observed each key once
	 * @param versions the versions of the rules of behaviours: an observation of an older
	 * version is replaced
	 */
	public StoreResult store(String accountId, Collection<UserObservation> observed, Map<Behavior, Long> versions) {
		Map<ObservationKey, UserObservation> sent = observed.stream()
			.collect(Collectors.toMap(UserObservation::key, Function.identity()));
		Set<ObservationKey> changed = new HashSet<>();
		List<RemovedObservation> replaced = new ArrayList<>();
		upsert("record = excluded.record", accountId, observed, versions).query((row) -> {
			RemovedObservation stored = ObservationRows.removed(row);
			UserObservation one = Objects.requireNonNull(sent.get(stored.key()));
			changed.add(stored.key());
			if (stored.at().isAfter(one.observation().at())
					|| !one.content().equals(row.getObject("content", UUID.class))
					|| row.getLong("version") != versions.getOrDefault(stored.key().behavior(), 0L)) {
				replaced.add(stored);
			}
		});
		if (!replaced.isEmpty()) {
			upsert("""
					occurred_at = excluded.occurred_at, facts = excluded.facts, evidence = null,
						content = excluded.content, bucket = excluded.bucket, event_id = excluded.event_id,
						inexact = false, over_limit = false, version = excluded.version""", accountId,
					replaced.stream().map((before) -> Objects.requireNonNull(sent.get(before.key()))).toList(),
					versions)
				.query()
				.listOfRows();
		}
		return new StoreResult(changed, replaced);
	}

	private JdbcClient.StatementSpec upsert(String change, String accountId, Collection<UserObservation> observed,
			Map<Behavior, Long> versions) {
		return this.jdbc.sql("""
				insert into observation (account_id, user_id, behavior, record, occurred_at, facts, content,
					bucket, event_id, version)
				select :account, user_id, behavior, record, cast(occurred_at as timestamptz), cast(facts as json),
					content, bucket, event_id, version
				from unnest(cast(:users as uuid[]), cast(:behaviors as text[]), cast(:records as uuid[]),
					cast(:times as text[]), cast(:facts as text[]), cast(:contents as uuid[]),
					cast(:buckets as text[]), cast(:events as uuid[]), cast(:versions as bigint[]))
					as sent (user_id, behavior, record, occurred_at, facts, content, bucket, event_id, version)
				on conflict (account_id, user_id, behavior, record) do update
				set %s
				where observation.version < excluded.version or (observation.version = excluded.version
					and (observation.occurred_at > excluded.occurred_at
						or (observation.occurred_at = excluded.occurred_at and observation.content > excluded.content)))
				returning user_id, behavior, record, occurred_at, content, event_id, version""".formatted(change))
			.param("account", accountId)
			.param("users", ArrayParameters.of(observed, UserObservation::user))
			.param("behaviors", ArrayParameters.of(observed, (one) -> one.observation().behavior().key()))
			.param("records", ArrayParameters.of(observed, (one) -> one.observation().record()))
			.param("times", ArrayParameters.of(observed, (one) -> one.observation().at()))
			.param("facts", ArrayParameters.of(observed, (one) -> one.observation().evidence()))
			.param("contents", ArrayParameters.of(observed, UserObservation::content))
			.param("buckets", ArrayParameters.of(observed, (one) -> one.observation().bucket()))
			.param("events", ArrayParameters.of(observed, (one) -> one.eventId(accountId)))
			.param("versions",
					ArrayParameters.of(observed, (one) -> versions.getOrDefault(one.observation().behavior(), 0L)));
	}

	/**
	 * Deletes observations up to some versions of rules, and returns those that were
	 * stored.
	 */
	public List<RemovedObservation> delete(String accountId, Map<ObservationKey, Long> versions) {
		return this.jdbc.sql("""
				delete from observation
				using unnest(cast(:users as uuid[]), cast(:behaviors as text[]), cast(:records as uuid[]),
					cast(:versions as bigint[])) as lost (user_id, behavior, record, version)
				where account_id = :account and observation.user_id = lost.user_id
					and observation.behavior = lost.behavior and observation.record = lost.record
					and observation.version <= lost.version
				returning observation.user_id, observation.behavior, observation.record, occurred_at, event_id""")
			.param("account", accountId)
			.param("users", ArrayParameters.of(versions.keySet(), ObservationKey::user))
			.param("behaviors", ArrayParameters.of(versions.keySet(), (key) -> key.behavior().key()))
			.param("records", ArrayParameters.of(versions.keySet(), ObservationKey::record))
			.param("versions", ArrayParameters.of(versions.values()))
			.query((row, number) -> ObservationRows.removed(row))
			.list();
	}

	/**
	 * Streams the observations that count in windows of time, ordered by user, behaviour,
	 * time and record. The stream must be closed. For an account that its statistics
	 * lack, PostgreSQL would read all observations without {@code offset 0}, or use an
	 * index by time without the comparison of rows.
	 */
	public Stream<StoredObservation> streamInWindows(String accountId, Collection<TimeWindow> windows,
			Map<Behavior, Long> versions) {
		return this.jdbc.sql("""
				select counted.*
				from unnest(cast(:users as uuid[]), cast(:behaviors as text[]), cast(:froms as timestamptz[]),
					cast(:tos as timestamptz[]), cast(:versions as bigint[]))
					as time_window (user_id, behavior, since, until, rule_version)
				cross join lateral (
					select user_id, behavior, record, occurred_at, facts, content, bucket, event_id, evidence, inexact
					from observation
					where account_id = :account and user_id = time_window.user_id and behavior = time_window.behavior
						and (user_id, behavior, occurred_at) >= (time_window.user_id, time_window.behavior, since)
						and (user_id, behavior, occurred_at) <= (time_window.user_id, time_window.behavior, until)
						and version = rule_version and not over_limit
					offset 0) as counted
				order by user_id, behavior, occurred_at, record""")
			.withFetchSize(FETCH_SIZE)
			.param("account", accountId)
			.param("users", ArrayParameters.of(windows, (window) -> window.group().user()))
			.param("behaviors", ArrayParameters.of(windows, (window) -> window.group().behavior().key()))
			.param("froms", ArrayParameters.of(windows, TimeWindow::since))
			.param("tos", ArrayParameters.of(windows, TimeWindow::until))
			.param("versions",
					ArrayParameters.of(windows, (window) -> versions.getOrDefault(window.group().behavior(), 0L)))
			.query((row, number) -> ObservationRows.stored(row, this.json))
			.stream();
	}

	/** Counts the observations of a version of a rule, up to a maximum. */
	public int countOfRule(String accountId, Behavior behavior, long version, int most) {
		return this.jdbc.sql("""
				select count(*)
				from (
					select 1 from observation
					where account_id = :account and behavior = :behavior and version = :version and version > 0
					limit :most) as counted""")
			.param("account", accountId)
			.param("behavior", behavior.key())
			.param("version", version)
			.param("most", most)
			.query(Integer.class)
			.single();
	}

	/**
	 * The result of storing observations.
	 *
	 * @param changed the keys of those that are new or have replaced a stored one
	 * @param replaced the stored ones that were replaced
	 */
	public record StoreResult(Set<ObservationKey> changed, List<RemovedObservation> replaced) {

	}

}
