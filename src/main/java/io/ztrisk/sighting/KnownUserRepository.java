package io.ztrisk.sighting;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import io.ztrisk.database.ArrayParameters;
import io.ztrisk.privacy.UserData;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Stores and reads the first and the last days of users, many in each statement. Writes
 * run under the row locks of the users.
 */
@Repository
class KnownUserRepository implements UserData {

	private final JdbcClient jdbc;

	KnownUserRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** The days of users that are known. */
	Map<SightingGroup, KnownDays> find(String accountId, Collection<SightingGroup> groups) {
		Map<SightingGroup, KnownDays> known = new TreeMap<>();
		this.jdbc.sql("""
				select user_id, behavior, version, first_day, last_day
				from known_user join unnest(cast(:users as uuid[]), cast(:behaviors as text[]),
					cast(:versions as bigint[])) as sent (user_id, behavior, version)
					using (user_id, behavior, version)
				where account_id = :account""")
			.param("account", accountId)
			.params(SightingRepository.groups(groups))
			.query((row) -> {
				known.put(SightingRepository.group(row), new KnownDays(row.getObject("first_day", LocalDate.class),
						row.getObject("last_day", LocalDate.class)));
			});
		return known;
	}

	void store(String accountId, Map<SightingGroup, KnownDays> days) {
		this.jdbc.sql("""
				insert into known_user (account_id, user_id, behavior, version, first_day, last_day)
				select :account, user_id, behavior, version, first_day, last_day
				from unnest(cast(:users as uuid[]), cast(:behaviors as text[]), cast(:versions as bigint[]),
					cast(:firsts as date[]), cast(:lasts as date[]))
					as sent (user_id, behavior, version, first_day, last_day)
				on conflict (account_id, user_id, behavior, version) do update
				set first_day = excluded.first_day, last_day = excluded.last_day""")
			.param("account", accountId)
			.params(SightingRepository.groups(days.keySet()))
			.param("firsts", ArrayParameters.of(days.values(), KnownDays::first))
			.param("lasts", ArrayParameters.of(days.values(), KnownDays::last))
			.update();
	}

	@Override
	public Set<UUID> usersWithData(String accountId, Collection<UUID> users) {
		return this.jdbc.sql("""
				select user_id from known_user where account_id = :account and user_id = any (cast(:users as uuid[]))
				union
				select user_id from sighting where account_id = :account and user_id = any (cast(:users as uuid[]))""")
			.param("account", accountId)
			.param("users", ArrayParameters.of(users))
			.query(UUID.class)
			.set();
	}

}
