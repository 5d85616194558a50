package io.ztrisk.observation;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.BehaviorRule;
import io.ztrisk.database.ArrayParameters;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds and deletes what older versions of rules have kept.
 */
@Repository
public class OlderObservations {

	private final JdbcClient jdbc;

	OlderObservations(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Deletes some observations of rules that are older than a version, and returns their
	 * number; 0 at the end. Versions are by behaviour.
	 */
	public int deleteObsolete(String accountId, Map<Behavior, Long> versions) {
		return this.jdbc.sql("""
				delete from observation
				where account_id = :account and ctid = any (array(
					select found.ctid
					from unnest(cast(:behaviors as text[]), cast(:versions as bigint[])) as obsolete (behavior, version)
					cross join lateral (
						select ctid
						from observation
						where account_id = :account and behavior = obsolete.behavior and version < obsolete.version
							and version > 0
						limit 1000) as found
					limit 1000))""")
			.param("account", accountId)
			.param("behaviors", ArrayParameters.of(versions.keySet(), Behavior::key))
			.param("versions", ArrayParameters.of(versions.values()))
			.update();
	}

	/**
	 * The behaviours of which older revisions of rules have observations, of the
	 * generation of the version. Versions are by behaviour.
	 */
	public Set<Behavior> behaviorsWithOlder(String accountId, Map<Behavior, Long> versions) {
		return this.jdbc.sql("""
				select behavior
				from unnest(cast(:behaviors as text[]), cast(:versions as bigint[]), cast(:firsts as bigint[]))
					as rule (behavior, version, first)
				where exists (
					select 1
					from observation
					where account_id = :account and observation.behavior = rule.behavior
						and observation.version >= rule.first and observation.version < rule.version
						and observation.version > 0)""")
			.param("account", accountId)
			.param("behaviors", ArrayParameters.of(versions.keySet(), Behavior::key))
			.param("versions", ArrayParameters.of(versions.values()))
			.param("firsts", ArrayParameters.of(versions.values(), BehaviorRule::firstOfGeneration))
			.query((row, number) -> ObservationRows.behavior(row))
			.set();
	}

	/**
	 * Those of some records of which older revisions of rules have observations, by
	 * behaviour. Other users may have them. Without coalesce, PostgreSQL could compare
	 * all records with all observations.
	 */
	public Map<Behavior, Set<UUID>> recordsWithOlder(String accountId, Map<Behavior, Long> versions,
			Set<UUID> records) {
		return this.jdbc.sql("""
				select rule.behavior, record
				from unnest(cast(:behaviors as text[]), cast(:versions as bigint[]), cast(:firsts as bigint[]))
					as rule (behavior, version, first)
				cross join lateral (
					select record
					from observation
					where account_id = :account and observation.behavior = rule.behavior
						and observation.version >= rule.first and observation.version < rule.version
						and observation.version > 0
						and coalesce(record in (select unnest(cast(:records as uuid[]))), false)
					offset 0) as found""")
			.param("account", accountId)
			.param("behaviors", ArrayParameters.of(versions.keySet(), Behavior::key))
			.param("versions", ArrayParameters.of(versions.values()))
			.param("firsts", ArrayParameters.of(versions.values(), BehaviorRule::firstOfGeneration))
			.param("records", ArrayParameters.of(records))
			.query((row, number) -> Map.entry(ObservationRows.behavior(row), row.getObject("record", UUID.class)))
			.list()
			.stream()
			.collect(Collectors.groupingBy(Map.Entry::getKey,
					Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
	}

}
