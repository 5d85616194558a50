package io.ztrisk.observation;

import java.time.Instant;
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

	/**
	 * Stores observations. Of two with the same key, the earlier one is kept; at the same
	 * time, the one with the smaller content. The first statement locks and returns the
	 * stored observations that new ones replace, and the second one replaces them.
	 * @param observed each key once
	 */
	public StoreResult store(String accountId, Collection<UserObservation> observed) {
		Map<ObservationKey, UserObservation> sent = observed.stream()
			.collect(Collectors.toMap(UserObservation::key, Function.identity()));
		Set<ObservationKey> changed = new HashSet<>();
		List<RemovedObservation> replaced = new ArrayList<>();
		upsert("record = excluded.record", accountId, observed).query((row) -> {
			RemovedObservation stored = ObservationRows.removed(row);
			UserObservation one = Objects.requireNonNull(sent.get(stored.key()));
			changed.add(stored.key());
			if (stored.at().isAfter(one.observation().at())
					|| !one.content().equals(row.getObject("content", UUID.class))) {
				replaced.add(stored);
			}
		});
		if (!replaced.isEmpty()) {
			upsert("""
					occurred_at = excluded.occurred_at, facts = excluded.facts, evidence = null,
						content = excluded.content, bucket = excluded.bucket, event_id = excluded.event_id,
						inexact = false, over_limit = false""", accountId,
					replaced.stream().map((before) -> Objects.requireNonNull(sent.get(before.key()))).toList())
				.query()
				.listOfRows();
		}
		return new StoreResult(changed, replaced);
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
			.param("facts", ArrayParameters.of(observed, (one) -> one.observation().evidence()))
			.param("contents", ArrayParameters.of(observed, UserObservation::content))
			.param("buckets", ArrayParameters.of(observed, (one) -> one.observation().bucket()))
			.param("events", ArrayParameters.of(observed, (one) -> one.eventId(accountId)));
	}

	/**
	 * Streams the observations that count in windows of time, ordered by user, behaviour,
	 * time and record. The stream must be closed. For an account that its statistics
	 * lack, PostgreSQL would read all observations without {@code offset 0}, or use an
	 * index by time without the comparison of rows.
	 */
	public Stream<StoredObservation> streamInWindows(String accountId, Collection<TimeWindow> windows) {
		return this.jdbc.sql("""
				select counted.*
				from unnest(cast(:users as uuid[]), cast(:behaviors as text[]), cast(:froms as timestamptz[]),
					cast(:tos as timestamptz[])) as time_window (user_id, behavior, since, until)
				cross join lateral (
					select user_id, behavior, record, occurred_at, facts, content, bucket, event_id, evidence, inexact
					from observation
					where account_id = :account and user_id = time_window.user_id and behavior = time_window.behavior
						and (user_id, behavior, occurred_at) >= (time_window.user_id, time_window.behavior, since)
						and (user_id, behavior, occurred_at) <= (time_window.user_id, time_window.behavior, until)
						and not over_limit
					offset 0) as counted
				order by user_id, behavior, occurred_at, record""")
			.withFetchSize(FETCH_SIZE)
			.param("account", accountId)
			.param("users", ArrayParameters.of(windows, (window) -> window.group().user()))
			.param("behaviors", ArrayParameters.of(windows, (window) -> window.group().behavior().key()))
			.param("froms", ArrayParameters.of(windows, (window) -> time(window.from())))
			.param("tos", ArrayParameters.of(windows, (window) -> time(window.to())))
			.query((row, number) -> ObservationRows.stored(row, this.json))
			.stream();
	}

	private static String time(Instant at) {
		if (at.equals(Instant.MIN)) {
			return "-infinity";
		}
		return at.equals(Instant.MAX) ? "infinity" : at.toString();
	}

	public long countLoginsWithoutPlace(String accountId) {
		return this.jdbc.sql("""
				select count(*)
				from observation
				where account_id = :account and behavior = 'imp_travel' and facts ->> 'place' is null
					and not over_limit""").param("account", accountId).query(Long.class).single();
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
