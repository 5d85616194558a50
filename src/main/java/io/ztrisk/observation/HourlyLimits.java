package io.ztrisk.observation;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.ztrisk.behavior.Behavior;
import io.ztrisk.database.ArrayParameters;
import io.ztrisk.database.RowValues;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Limits the number of observations of a user, behaviour and UTC hour that count. Those
 * with the smallest keys count, whatever the order of the records. An hour is compared
 * together with its user, since an index by time alone leads through the whole account.
 */
@Repository
public class HourlyLimits {

	/**
	 * The member of the evidence that exempts an observation of a rule from the limit,
	 * since many others must not hide it.
	 */
	public static final String EXEMPT = "completes";

	private final JdbcClient jdbc;

	private final JsonMapper json;

	HourlyLimits(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	/**
	 * Updates which observations of some hours count.
	 * @param limits by behaviour; a behaviour without an entry has no limit
	 * @param hours the hours that have new observations
	 * @param removed the number of observations that counted and were removed, by hour
	 */
	public LimitChanges update(String accountId, Map<Behavior, Limit> limits, Collection<Hour> hours,
			Map<Hour, Integer> removed) {
		Map<Hour, Limit> slots = new HashMap<>();
		removed.forEach((hour, count) -> {
			Limit limit = limits.get(hour.behavior());
			if (limit != null) {
				slots.put(hour, new Limit(count, limit.version()));
			}
		});
		List<UserObservation> restored = slots.isEmpty() ? List.of() : restore(accountId, slots);
		Map<Hour, Limit> limited = new HashMap<>();
		Stream.concat(hours.stream(), restored.stream().map(Hour::of))
			.filter((hour) -> limits.containsKey(hour.behavior()))
			.forEach((hour) -> limited.put(hour, Objects.requireNonNull(limits.get(hour.behavior()))));
		List<RemovedObservation> overLimit = limited.isEmpty() ? List.of() : removeExcess(accountId, limited);
		Set<ObservationKey> before = restored.stream().map(UserObservation::key).collect(Collectors.toSet());
		Set<ObservationKey> after = overLimit.stream().map(RemovedObservation::key).collect(Collectors.toSet());
		return new LimitChanges(restored.stream().filter((observed) -> !after.contains(observed.key())).toList(),
				overLimit.stream().filter((one) -> !before.contains(one.key())).toList());
	}

	/** Lets the smallest keys count again, at most as many as were removed. */
	private List<UserObservation> restore(String accountId, Map<Hour, Limit> slots) {
		return this.jdbc
			.sql("""
					with next as materialized (
						select hour.user_id, hour.behavior, smallest.record
						from unnest(cast(:users as uuid[]), cast(:behaviors as text[]), cast(:starts as timestamptz[]),
							cast(:numbers as integer[]), cast(:versions as bigint[]))
							as hour (user_id, behavior, start, slots, rule_version)
						cross join lateral (
							select record
							from observation
							where account_id = :account and user_id = hour.user_id and behavior = hour.behavior
								and (user_id, behavior, occurred_at) >= (hour.user_id, hour.behavior, start)
								and (user_id, behavior, occurred_at) < (hour.user_id, hour.behavior, start + interval '1 hour')
								and version = rule_version and over_limit
							order by record
							limit slots) as smallest)
					update observation
					set over_limit = false
					from next
					where account_id = :account and observation.user_id = next.user_id
						and observation.behavior = next.behavior and observation.record = next.record
					returning observation.user_id, observation.behavior, observation.record, occurred_at, facts,
						content, bucket""")
			.param("account", accountId)
			.params(hourParameters(slots))
			.query((row, number) -> ObservationRows.observation(row, this.json))
			.list();
	}

	/** Excludes the observations above the limit, which are no longer findings. */
	private List<RemovedObservation> removeExcess(String accountId, Map<Hour, Limit> limits) {
		return this.jdbc
			.sql("""
					with before as materialized (
						select hour.user_id, hour.behavior, excess.*
						from unnest(cast(:users as uuid[]), cast(:behaviors as text[]), cast(:starts as timestamptz[]),
							cast(:numbers as integer[]), cast(:versions as bigint[]))
							as hour (user_id, behavior, start, maximum, rule_version)
						cross join lateral (
							select record, occurred_at, event_id
							from observation
							where account_id = :account and user_id = hour.user_id and behavior = hour.behavior
								and (user_id, behavior, occurred_at) >= (hour.user_id, hour.behavior, start)
								and (user_id, behavior, occurred_at) < (hour.user_id, hour.behavior, start + interval '1 hour')
								and version = rule_version and not over_limit
								and (version = 0 or facts ->> cast(:exempt as text) is null)
							order by record
							offset maximum) as excess)
					update observation
					set over_limit = true, event_id = null, evidence = null, inexact = false
					from before
					where account_id = :account and observation.user_id = before.user_id
						and observation.behavior = before.behavior and observation.record = before.record
					returning before.user_id, before.behavior, before.record, before.occurred_at, before.event_id""")
			.param("account", accountId)
			.param("exempt", EXEMPT)
			.params(hourParameters(limits))
			.query((row, number) -> ObservationRows.removed(row))
			.list();
	}

	private static Map<String, ?> hourParameters(Map<Hour, Limit> hours) {
		return Map.of("users", ArrayParameters.of(hours.keySet(), Hour::user), "behaviors",
				ArrayParameters.of(hours.keySet(), (hour) -> hour.behavior().key()), "starts",
				ArrayParameters.of(hours.keySet(), Hour::start), "numbers",
				ArrayParameters.of(hours.values(), Limit::maximum), "versions",
				ArrayParameters.of(hours.values(), Limit::version));
	}

	/** Finds the hours of a user with more observations that count than the limit. */
	public Set<Hour> findHoursOverLimit(String accountId, UUID user, Map<Behavior, Limit> limits) {
		return new HashSet<>(this.jdbc.sql("""
				select behavior, date_trunc('hour', occurred_at, 'UTC') as start
				from unnest(cast(:behaviors as text[]), cast(:maximums as integer[]), cast(:versions as bigint[]))
					as hourly_limit (behavior, maximum, version)
					join observation using (behavior, version)
				where account_id = :account and user_id = :user and not over_limit
				group by behavior, start, maximum
				having count(*) > maximum""")
			.param("account", accountId)
			.param("user", user)
			.param("behaviors", ArrayParameters.of(limits.keySet(), Behavior::key))
			.param("maximums", ArrayParameters.of(limits.values(), Limit::maximum))
			.param("versions", ArrayParameters.of(limits.values(), Limit::version))
			.query((row, number) -> new Hour(user, ObservationRows.behavior(row), RowValues.instant(row, "start")))
			.list());
	}

	/** Observations that count again, and new or old ones that are above the limit. */
	public record LimitChanges(List<UserObservation> restored, List<RemovedObservation> overLimit) {

	}

	/**
	 * The limit of a behaviour.
	 *
	 * @param maximum the number of observations of a user and hour that count
	 * @param version the version of the behaviour's rule
	 */
	public record Limit(int maximum, long version) {

	}

}
