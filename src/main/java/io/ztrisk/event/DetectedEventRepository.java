package io.ztrisk.event;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.ztrisk.api.AccountId;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.BehaviorSetting;
import io.ztrisk.behavior.RiskLevel;
import io.ztrisk.database.ArrayParameters;
import io.ztrisk.user.User;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Stores the events that detectors find, and updates them. By JDBC, since one statement
 * takes many events and returns the state of each before. All of it runs under the row
 * locks of the users.
 */
@Repository
public class DetectedEventRepository {

	private final JdbcClient jdbc;

	private final EventRepository events;

	private final EventMetrics counts;

	DetectedEventRepository(JdbcClient jdbc, EventRepository events, EventMetrics counts) {
		this.jdbc = jdbc;
		this.events = events;
		this.counts = counts;
	}

	/**
	 * Stores events, or renews those that are there: they keep their name and level. Both
	 * count towards the users' scores. The old times are read first: nobody else changes
	 * them meanwhile, since the users are locked. An event is looked up with its user, so
	 * that no index that PostgreSQL may choose leads through the whole account.
	 * @param detected each id once
	 * @param users the locked users by id
	 * @return how many are new
	 */
	public int renew(AccountId account, List<DetectedEvent> detected, Map<UUID, User> users,
			Map<Behavior, BehaviorSetting> configuration) {
		Map<UUID, DetectedEvent> byId = new HashMap<>();
		detected.forEach((event) -> byId.put(event.id(), event));
		List<Renewed> renewed = this.jdbc
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
						returning id, risk_level)
					select id, risk_level, known.occurred_at as before
					from stored left join known using (id)""")
			.param("account", account.value())
			.param("ids", ArrayParameters.of(detected, DetectedEvent::id))
			.param("users", ArrayParameters.of(detected, DetectedEvent::user))
			.param("behaviors", ArrayParameters.of(detected, (event) -> event.behavior().key()))
			.param("buckets", ArrayParameters.of(detected, DetectedEvent::bucket))
			.param("names",
					ArrayParameters.of(detected,
							(event) -> Objects.requireNonNull(configuration.get(event.behavior())).name()))
			.param("levels",
					ArrayParameters.of(detected,
							(event) -> Objects.requireNonNull(configuration.get(event.behavior())).riskLevel().rank()))
			.param("times", ArrayParameters.of(detected, DetectedEvent::at))
			.param("details", ArrayParameters.of(detected, DetectedEvent::details))
			.query((row, number) -> new Renewed(row.getObject("id", UUID.class),
					RiskLevel.ofRank(row.getInt("risk_level")), instant(row.getObject("before", OffsetDateTime.class))))
			.list();
		count(account, renewed, byId, users);
		List<Behavior> fresh = renewed.stream()
			.filter((event) -> event.before() == null)
			.map((event) -> Objects.requireNonNull(byId.get(event.id())).behavior())
			.toList();
		this.counts.add(fresh);
		return fresh.size();
	}

	/**
	 * Takes events into the scores of their users. A score that has lost something is
	 * taken anew, over all events: they are stored by then.
	 */
	private void count(AccountId account, List<Renewed> renewed, Map<UUID, DetectedEvent> byId, Map<UUID, User> users) {
		Set<UUID> lost = renewed.stream()
			.filter((event) -> event.isEarlier(Objects.requireNonNull(byId.get(event.id())).at()))
			.map((event) -> Objects.requireNonNull(byId.get(event.id())).user())
			.collect(Collectors.toSet());
		lost.forEach((user) -> this.events.rescore(account.value(), Objects.requireNonNull(users.get(user))));
		renewed.forEach((event) -> {
			DetectedEvent detected = Objects.requireNonNull(byId.get(event.id()));
			if (!lost.contains(detected.user())) {
				Objects.requireNonNull(users.get(detected.user()))
					.recordEvent(event.level(), event.before(), detected.at());
			}
		});
	}

	/**
	 * Takes a user's score anew.
	 */
	public void rescore(String accountId, User user) {
		this.events.rescore(accountId, user);
	}

	/**
	 * Forgets events that nothing is found of any more, and takes the scores of their
	 * users anew.
	 * @param users the locked users by id
	 */
	public void drop(AccountId account, Set<UUID> ids, Map<UUID, User> users) {
		this.jdbc.sql("""
				delete from event
				where account_id = :account and id = any (cast(:ids as uuid[])) and bucket is not null
				returning user_id""")
			.param("account", account.value())
			.param("ids", ArrayParameters.of(ids))
			.query(UUID.class)
			.list()
			.stream()
			.distinct()
			.forEach((user) -> this.events.rescore(account.value(), Objects.requireNonNull(users.get(user))));
	}

	/**
	 * What makes the findings of events one, by event.
	 */
	public Map<UUID, String> buckets(AccountId account, Set<UUID> ids) {
		Map<UUID, String> buckets = new HashMap<>();
		if (!ids.isEmpty()) {
			this.jdbc.sql("""
					select id, bucket
					from event
					where account_id = :account and id = any (cast(:ids as uuid[])) and bucket is not null""")
				.param("account", account.value())
				.param("ids", ArrayParameters.of(ids))
				.query((row) -> {
					buckets.put(row.getObject("id", UUID.class), row.getString("bucket"));
				});
		}
		return buckets;
	}

	/**
	 * Gives a user's detected events the ids that they have as another user's, and folds
	 * those that the other has already: the one that was stored first stays.
	 * @param ids new ids by old ids
	 */
	public void rekey(String accountId, Map<UUID, UUID> ids, UUID user) {
		List<Map.Entry<UUID, UUID>> entries = List.copyOf(ids.entrySet());
		for (String statement : List.of("""
				update event
				set name = earlier.name, risk_level = earlier.risk_level, stored_at = earlier.stored_at
				from moved join event as earlier on earlier.account_id = :account and earlier.id = moved.old_id
				where event.account_id = :account and event.id = new_id and earlier.stored_at < event.stored_at""", """
				delete from event
				using moved
				where account_id = :account and id = old_id
					and exists (select from event as there where there.account_id = :account and there.id = new_id)""",
				"""
						update event
						set id = new_id, user_id = cast(:user as uuid)
						from moved
						where account_id = :account and id = old_id""")) {
			this.jdbc.sql(
					"with moved as (select * from unnest(cast(:olds as uuid[]), cast(:news as uuid[])) as ids (old_id, new_id))\n"
							+ statement)
				.param("account", accountId)
				.param("user", user)
				.param("olds", ArrayParameters.of(entries, Map.Entry::getKey))
				.param("news", ArrayParameters.of(entries, Map.Entry::getValue))
				.update();
		}
	}

	/**
	 * Some detected events of a user.
	 * @param most how many at most
	 */
	public List<Detected> some(String accountId, UUID user, int most) {
		return this.jdbc.sql("""
				select id, behavior, bucket
				from event
				where account_id = :account and user_id = :user and bucket is not null
				limit :most""")
			.param("account", accountId)
			.param("user", user)
			.param("most", most)
			.query((row, number) -> new Detected(row.getObject("id", UUID.class),
					new Behavior(row.getString("behavior")), row.getString("bucket")))
			.list();
	}

	private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
		return (time != null) ? time.toInstant() : null;
	}

	/**
	 * What makes a detected event the same.
	 */
	public record Detected(UUID id, Behavior behavior, String bucket) {

	}

	/**
	 * What an event was before, if it was.
	 */
	private record Renewed(UUID id, RiskLevel level, @Nullable Instant before) {

		/** Whether the event stands at an earlier time now. */
		boolean isEarlier(Instant at) {
			return this.before != null && at.isBefore(this.before);
		}

	}

}
