package io.ztrisk.observation;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.ztrisk.behavior.Behavior;
import io.ztrisk.database.ArrayParameters;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Holds the number of observations that count in a user's hour to the limit: those with
 * the smallest keys count, the others are kept and do not. So what counts is a function
 * of the records, whatever their order.
 */
@Repository
public class CrowdedHours {

	private final JdbcClient jdbc;

	private final JsonMapper json;

	CrowdedHours(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	/**
	 * Chooses anew which observations count.
	 * @param limits by behaviour, as far as there is one
	 * @param hours those that have got observations
	 * @param left how many observations have left an hour
	 */
	public Chosen choose(String accountId, Map<Behavior, Integer> limits, Collection<Hour> hours,
			Map<Hour, Integer> left) {
		Map<Hour, Integer> places = new HashMap<>(left);
		places.keySet().removeIf((hour) -> !limits.containsKey(hour.behavior()));
		List<UserObservation> returned = places.isEmpty() ? List.of() : fill(accountId, places);
		Map<Hour, Integer> limited = new HashMap<>();
		hours.forEach((hour) -> limit(limited, limits, hour));
		returned.forEach((observed) -> limit(limited, limits, Hour.of(observed)));
		List<Gone> dropped = limited.isEmpty() ? List.of() : thin(accountId, limited);
		Set<ObservationKey> before = keys(returned);
		Set<ObservationKey> after = dropped.stream().map(Gone::key).collect(Collectors.toSet());
		return new Chosen(returned.stream().filter((observed) -> !after.contains(observed.key())).toList(),
				dropped.stream().filter((gone) -> !before.contains(gone.key())).toList());
	}

	private static void limit(Map<Hour, Integer> limited, Map<Behavior, Integer> limits, Hour hour) {
		Integer limit = limits.get(hour.behavior());
		if (limit != null) {
			limited.put(hour, limit);
		}
	}

	private static Set<ObservationKey> keys(List<UserObservation> observed) {
		return observed.stream().map(UserObservation::key).collect(Collectors.toSet());
	}

	/**
	 * Lets observations count again, those with the smallest keys: at most as many as
	 * have left the hour, since no more can be among those that count.
	 */
	private List<UserObservation> fill(String accountId, Map<Hour, Integer> places) {
		return this.jdbc.sql("""
				with hour as materialized (
					select *
					from unnest(cast(:users as uuid[]), cast(:behaviors as text[]), cast(:starts as timestamptz[]),
						cast(:numbers as integer[])) as row (user_id, behavior, start, places)),
				next as materialized (
					select hour.user_id, hour.behavior, smallest.record
					from hour cross join lateral (
						select record
						from observation
						where account_id = :account and user_id = hour.user_id and behavior = hour.behavior
							and occurred_at >= start and occurred_at < start + interval '1 hour' and over_limit
						order by record
						limit places) as smallest)
				update observation
				set over_limit = false
				from next
				where account_id = :account and observation.user_id = next.user_id
					and observation.behavior = next.behavior and observation.record = next.record
				returning observation.user_id, observation.behavior, observation.record, occurred_at, facts,
					content, bucket""")
			.param("account", accountId)
			.params(columns(places))
			.query((row, number) -> ObservationRows.observation(row, this.json))
			.list();
	}

	/**
	 * Lets no more observations count than may. Of those that do not, nothing has been
	 * found.
	 */
	private List<Gone> thin(String accountId, Map<Hour, Integer> limits) {
		return this.jdbc.sql("""
				with hour as materialized (
					select *
					from unnest(cast(:users as uuid[]), cast(:behaviors as text[]), cast(:starts as timestamptz[]),
						cast(:numbers as integer[])) as row (user_id, behavior, start, most)),
				before as materialized (
					select hour.user_id, hour.behavior, too_many.*
					from hour cross join lateral (
						select ctid as place, record, occurred_at, event_id
						from observation
						where account_id = :account and user_id = hour.user_id and behavior = hour.behavior
							and occurred_at >= start and occurred_at < start + interval '1 hour' and not over_limit
						order by record
						offset most) as too_many)
				update observation
				set over_limit = true, event_id = null, evidence = null, inexact = false
				from before
				where account_id = :account and observation.ctid = place
				returning before.user_id, before.behavior, before.record, before.occurred_at, before.event_id""")
			.param("account", accountId)
			.params(columns(limits))
			.query((row, number) -> ObservationRows.gone(row))
			.list();
	}

	private static Map<String, ?> columns(Map<Hour, Integer> hours) {
		return Map.of("users", ArrayParameters.of(hours.keySet(), Hour::user), "behaviors",
				ArrayParameters.of(hours.keySet(), (hour) -> hour.behavior().key()), "starts",
				ArrayParameters.of(hours.keySet(), Hour::start), "numbers", ArrayParameters.of(hours.values()));
	}

	/**
	 * The hours of a user in which more observations count than may.
	 */
	public Set<Hour> crowded(String accountId, UUID user, Map<Behavior, Integer> limits) {
		return new HashSet<>(this.jdbc.sql("""
				select behavior, date_trunc('hour', occurred_at, 'UTC') as start
				from unnest(cast(:behaviors as text[]), cast(:mosts as integer[])) as bounded (behavior, most)
					join observation using (behavior)
				where account_id = :account and user_id = :user and not over_limit
				group by behavior, start, most
				having count(*) > most""")
			.param("account", accountId)
			.param("user", user)
			.param("behaviors", ArrayParameters.of(limits.keySet(), Behavior::key))
			.param("mosts", ArrayParameters.of(limits.values()))
			.query((row, number) -> new Hour(user, ObservationRows.behavior(row),
					ObservationRows.instant(row, "start")))
			.list());
	}

	/**
	 * What has changed in the choice of what counts.
	 *
	 * @param returned what counts again
	 * @param dropped what counts no more, or never has
	 */
	public record Chosen(List<UserObservation> returned, List<Gone> dropped) {

	}

}
