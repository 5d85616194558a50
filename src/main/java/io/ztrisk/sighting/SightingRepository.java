package io.ztrisk.sighting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import io.ztrisk.database.ArrayParameters;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Stores and reads many sightings at once, under the row locks of their users.
 */
@Repository
class SightingRepository {

	/** Of two sightings with the same key, keeps {@link UserSighting#earliest}. */
	static final String KEEP_EARLIEST = """
			on conflict (account_id, user_id, behavior, version, seen, day) do update
			set occurred_at = excluded.occurred_at, record = excluded.record, evidence = excluded.evidence
			where (sighting.occurred_at, sighting.record, sha256(convert_to(cast(sighting.evidence as text), 'UTF8')))
				> (excluded.occurred_at, excluded.record, sha256(convert_to(cast(excluded.evidence as text), 'UTF8')))""";

	private final JdbcClient jdbc;

	private final JsonMapper json;

	SightingRepository(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	/**
	 * Stores sightings, each key once, and returns the keys of those that are new or have
	 * replaced a stored one.
	 */
	Set<SightingKey> store(String accountId, Collection<UserSighting> sightings) {
		return new HashSet<>(this.jdbc.sql("""
				insert into sighting (account_id, user_id, behavior, version, seen, day, occurred_at, record, evidence,
					kept_until)
				select :account, user_id, behavior, version, seen, day, occurred_at, record, cast(evidence as json),
					kept_until
				from unnest(cast(:users as uuid[]), cast(:behaviors as text[]), cast(:versions as bigint[]),
					cast(:values as text[]), cast(:days as date[]), cast(:times as timestamptz[]),
					cast(:records as uuid[]), cast(:evidence as text[]), cast(:ends as date[]))
					as sent (user_id, behavior, version, seen, day, occurred_at, record, evidence, kept_until)
				%s
				returning user_id, behavior, version, seen, day""".formatted(KEEP_EARLIEST))
			.param("account", accountId)
			.params(groups(sightings.stream().map(UserSighting::group).toList()))
			.param("values", ArrayParameters.of(sightings, (one) -> one.seen().value()))
			.param("days", ArrayParameters.of(sightings, (one) -> one.seen().day()))
			.param("times", ArrayParameters.of(sightings, (one) -> one.seen().at()))
			.param("records", ArrayParameters.of(sightings, (one) -> one.seen().record()))
			.param("evidence", ArrayParameters.of(sightings, (one) -> one.seen().evidence()))
			.param("ends",
					ArrayParameters.of(sightings, (one) -> one.seen().day().plusDays(one.seen().rule().rememberDays())))
			.query((row, number) -> key(row))
			.list());
	}

	/** The sightings of some values in ranges of days. */
	List<SightingKey> findOfValues(String accountId, Collection<DayRange> ranges) {
		return this.jdbc.sql("""
				select user_id, behavior, version, seen, day
				from unnest(cast(:users as uuid[]), cast(:behaviors as text[]), cast(:versions as bigint[]),
					cast(:values as text[]), cast(:froms as date[]), cast(:tos as date[]))
					as range (range_user, range_behavior, range_version, range_value, since, until)
				cross join lateral (
					select user_id, behavior, version, seen, day
					from sighting
					where account_id = :account and user_id = range_user and behavior = range_behavior
						and version = range_version and seen = range_value and day between since and until
					offset 0) as sightings""")
			.param("account", accountId)
			.params(ranges(ranges))
			.param("values", ArrayParameters.of(ranges, DayRange::value))
			.query((row, number) -> key(row))
			.list();
	}

	/** The sightings of all values in ranges of days. */
	List<SightingKey> findOfAllValues(String accountId, Collection<DayRange> ranges) {
		return this.jdbc.sql("""
				select user_id, behavior, version, seen, day
				from unnest(cast(:users as uuid[]), cast(:behaviors as text[]), cast(:versions as bigint[]),
					cast(:froms as date[]), cast(:tos as date[]))
					as range (range_user, range_behavior, range_version, since, until)
				cross join lateral (
					select user_id, behavior, version, seen, day
					from sighting
					where account_id = :account and user_id = range_user and behavior = range_behavior
						and version = range_version and day between since and until
					offset 0) as sightings""")
			.param("account", accountId)
			.params(ranges(ranges))
			.query((row, number) -> key(row))
			.list();
	}

	/** The earliest records of some sightings. */
	Map<SightingKey, EarliestRecord> findRecords(String accountId, Collection<SightingKey> keys) {
		Map<SightingKey, EarliestRecord> records = new TreeMap<>();
		this.jdbc.sql("""
				select user_id, behavior, version, seen, day, occurred_at, record, evidence,
					sha256(convert_to(cast(evidence as text), 'UTF8')) as hash
				from sighting join unnest(cast(:users as uuid[]), cast(:behaviors as text[]),
					cast(:versions as bigint[]), cast(:values as text[]), cast(:days as date[]))
					as sent (user_id, behavior, version, seen, day) using (user_id, behavior, version, seen, day)
				where account_id = :account""")
			.param("account", accountId)
			.params(groups(keys.stream().map(SightingKey::group).toList()))
			.param("values", ArrayParameters.of(keys, SightingKey::value))
			.param("days", ArrayParameters.of(keys, SightingKey::day))
			.query((row) -> {
				records.put(key(row), EarliestRecord.of(row, this.json));
			});
		return records;
	}

	private static Map<String, ?> ranges(Collection<DayRange> ranges) {
		Map<String, Object> parameters = new TreeMap<>(groups(ranges.stream().map(DayRange::group).toList()));
		parameters.put("froms", ArrayParameters.of(ranges, DayRange::from));
		parameters.put("tos", ArrayParameters.of(ranges, DayRange::to));
		return parameters;
	}

	static Map<String, Object> groups(Collection<SightingGroup> groups) {
		return Map.of("users", ArrayParameters.of(groups, SightingGroup::user), "behaviors",
				ArrayParameters.of(groups, SightingGroup::behavior), "versions",
				ArrayParameters.of(groups, SightingGroup::version));
	}

	static SightingGroup group(ResultSet row) throws SQLException {
		return new SightingGroup(row.getObject("user_id", UUID.class), row.getString("behavior"),
				row.getLong("version"));
	}

	private static SightingKey key(ResultSet row) throws SQLException {
		return new SightingKey(group(row), row.getString("seen"), row.getObject("day", LocalDate.class));
	}

}
