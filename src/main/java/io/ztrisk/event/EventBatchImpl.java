package io.ztrisk.event;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.ConfiguredBehavior;
import io.ztrisk.behavior.RiskLevel;
import io.ztrisk.database.ArrayParameters;

import org.springframework.jdbc.core.simple.JdbcClient;

import static io.ztrisk.database.RowValues.instant;
import static io.ztrisk.database.RowValues.instantOrNull;

/**
 * Runs the statements of batches with JDBC.
 */
class EventBatchImpl implements EventBatch {

	private final JdbcClient jdbc;

	EventBatchImpl(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * {@inheritDoc} The old times are read first. They cannot change, since the users are
	 * locked. The look-up of an event names its user, so that PostgreSQL does not choose
	 * an index with which it reads the whole account.
	 */
	@Override
	public List<Renewed> renew(String accountId, List<DetectedEvent> detected,
			Map<Behavior, ConfiguredBehavior> configuration) {
		return this.jdbc
			.sql("""
					with found as materialized (
						select *
						from unnest(cast(:ids as uuid[]), cast(:users as uuid[]), cast(:behaviors as text[]),
							cast(:buckets as text[]), cast(:names as text[]), cast(:levels as smallint[]),
							cast(:times as timestamptz[]), cast(:details as json[]))
							as row (id, user_id, behavior, bucket, name, risk_level, occurred_at, details)),
					known as materialized (
						select found.id, event.occurred_at
						from found cross join lateral (
							select occurred_at
							from event
							where account_id = :account and user_id = found.user_id and id = found.id
							limit 1) as event),
					stored as (
						insert into event (account_id, id, user_id, behavior, bucket, name, risk_level, occurred_at, details)
						select :account, id, user_id, behavior, bucket, name, risk_level, occurred_at, details
						from found
						on conflict (account_id, id) do update
						set occurred_at = excluded.occurred_at, details = excluded.details
						returning id, risk_level, dismissed_at is not null as dismissed)
					select id, risk_level, dismissed, known.occurred_at as before
					from stored left join known using (id)""")
			.param("account", accountId)
			.param("ids", ArrayParameters.of(detected, DetectedEvent::id))
			.param("users", ArrayParameters.of(detected, DetectedEvent::user))
			.param("behaviors", ArrayParameters.of(detected, (event) -> event.behavior().key()))
			.param("buckets", ArrayParameters.of(detected, DetectedEvent::bucket))
			.param("names", ArrayParameters.of(detected, (event) -> of(configuration, event).name()))
			.param("levels", ArrayParameters.of(detected, (event) -> of(configuration, event).riskLevel().rank()))
			.param("times", ArrayParameters.of(detected, DetectedEvent::at))
			.param("details", ArrayParameters.of(detected, DetectedEvent::details))
			.query((row, number) -> new Renewed(row.getObject("id", UUID.class),
					RiskLevel.ofRank(row.getInt("risk_level")), instantOrNull(row, "before"),
					row.getBoolean("dismissed")))
			.list();
	}

	private static ConfiguredBehavior of(Map<Behavior, ConfiguredBehavior> configuration, DetectedEvent event) {
		return Objects.requireNonNull(configuration.get(event.behavior()));
	}

	@Override
	public List<Dropped> drop(String accountId, Collection<UUID> ids) {
		return this.jdbc.sql("""
				delete from event
				where account_id = :account and id = any (cast(:ids as uuid[])) and bucket is not null
				returning user_id, behavior, occurred_at""")
			.param("account", accountId)
			.param("ids", ArrayParameters.of(ids))
			.query((row, number) -> new Dropped(row.getObject("user_id", UUID.class),
					EventDay.of(new Behavior(row.getString("behavior")), instant(row, "occurred_at"))))
			.list();
	}

	@Override
	public List<EventBucket> detected(String accountId, Collection<UUID> ids) {
		return ids.isEmpty() ? List.of()
				: this.jdbc.sql("""
						select id, behavior, bucket
						from event
						where account_id = :account and id = any (cast(:ids as uuid[])) and bucket is not null""")
					.param("account", accountId)
					.param("ids", ArrayParameters.of(ids))
					.query((row, number) -> new EventBucket(row.getObject("id", UUID.class), row.getString("behavior"),
							row.getString("bucket")))
					.list();
	}

	@Override
	public List<UUID> withEventsBefore(String accountId, Collection<UUID> users, Instant before) {
		return this.jdbc.sql("""
				select user_id
				from unnest(cast(:users as uuid[])) as chosen (user_id)
				where exists (
					select from event
					where account_id = :account and event.user_id = chosen.user_id and occurred_at < :before)""")
			.param("account", accountId)
			.param("users", ArrayParameters.of(users))
			.param("before", before.atOffset(ZoneOffset.UTC))
			.query(UUID.class)
			.list();
	}

	@Override
	public List<Pruned> prune(String accountId, Collection<UUID> users, Instant before, int most) {
		return this.jdbc.sql("""
				with old as materialized (
					select event.id
					from unnest(cast(:users as uuid[])) as chosen (user_id) cross join lateral (
						select id
						from event
						where account_id = :account and user_id = chosen.user_id and occurred_at < :before
						limit :most) as event
					limit :most)
				delete from event
				using old
				where account_id = :account and event.id = old.id
				returning user_id, behavior, risk_level, occurred_at, dismissed_at is not null as dismissed""")
			.param("account", accountId)
			.param("users", ArrayParameters.of(users))
			.param("before", before.atOffset(ZoneOffset.UTC))
			.param("most", most)
			.query((row, number) -> new Pruned(row.getObject("user_id", UUID.class), row.getString("behavior"),
					RiskLevel.ofRank(row.getInt("risk_level")), instant(row, "occurred_at"),
					row.getBoolean("dismissed")))
			.list();
	}

}
