package io.ztrisk.sighting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;

import io.ztrisk.behavior.Behavior;
import io.ztrisk.database.ArrayParameters;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Moves sightings between users that are merged, deletes those of a user or of a past
 * time, and counts those of a rule.
 */
@Repository
public class SightingMoves {

	private final JdbcClient jdbc;

	SightingMoves(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Moves the sightings of one user to another. Of the same value and day, the earliest
	 * one is kept.
	 */
	public void move(String accountId, UUID from, UUID into) {
		statement("""
				with moved as (
					delete from sighting
					where account_id = :account and user_id = :from
					returning behavior, version, seen, day, occurred_at, record, evidence, kept_until)
				insert into sighting (account_id, user_id, behavior, version, seen, day, occurred_at, record, evidence,
					kept_until)
				select :account, :into, behavior, version, seen, day, occurred_at, record, evidence, kept_until
				from moved
				%s""".formatted(SightingRepository.KEEP_EARLIEST), accountId).param("from", from)
			.param("into", into)
			.update();
		statement("""
				with moved as (
					delete from known_user
					where account_id = :account and user_id = :from
					returning behavior, version, first_day, last_day)
				insert into known_user (account_id, user_id, behavior, version, first_day, last_day)
				select :account, :into, behavior, version, first_day, last_day
				from moved
				on conflict (account_id, user_id, behavior, version) do update
				set first_day = least(known_user.first_day, excluded.first_day),
					last_day = greatest(known_user.last_day, excluded.last_day)""", accountId).param("from", from)
			.param("into", into)
			.update();
	}

	public void delete(String accountId, UUID user) {
		statement("delete from sighting where account_id = :account and user_id = :user", accountId).param("user", user)
			.update();
		statement("delete from known_user where account_id = :account and user_id = :user", accountId)
			.param("user", user)
			.update();
	}

	/**
	 * Deletes some sightings and known users of rules that are older than a version, and
	 * returns their number; 0 at the end.
	 * @param versions by behaviour
	 */
	public int deleteObsolete(String accountId, Map<Behavior, Long> versions) {
		return deleteObsolete("""
				delete from sighting
				where account_id = :account and ctid = any (array(
					select found.ctid
					from unnest(cast(:behaviors as text[]), cast(:versions as bigint[])) as obsolete (behavior, version)
					cross join lateral (
						select ctid
						from sighting
						where account_id = :account and behavior = obsolete.behavior and version < obsolete.version
						limit 1000) as found
					limit 1000))""", accountId, versions) + deleteObsolete("""
				delete from known_user
				where account_id = :account and ctid = any (array(
					select found.ctid
					from unnest(cast(:behaviors as text[]), cast(:versions as bigint[])) as obsolete (behavior, version)
					cross join lateral (
						select ctid
						from known_user
						where account_id = :account and behavior = obsolete.behavior and version < obsolete.version
						limit 1000) as found
					limit 1000))""", accountId, versions);
	}

	private int deleteObsolete(String sql, String accountId, Map<Behavior, Long> versions) {
		return statement(sql, accountId).param("behaviors", ArrayParameters.of(versions.keySet(), Behavior::key))
			.param("versions", ArrayParameters.of(versions.values()))
			.update();
	}

	/** Counts the sightings of a version of a rule, up to a maximum. */
	public int countOfRule(String accountId, Behavior behavior, long version, int most) {
		return statement("""
				select count(*)
				from (
					select 1 from sighting
					where account_id = :account and behavior = :behavior and version = :version
					limit :most) as counted""", accountId).param("behavior", behavior.key())
			.param("version", version)
			.param("most", most)
			.query(Integer.class)
			.single();
	}

	/** Deletes some sightings that no rule remembers, and returns their number. */
	int deleteExpired(String accountId, Instant before) {
		return statement("""
				delete from sighting
				where account_id = :account and ctid = any (array(
					select ctid from sighting where account_id = :account and kept_until < :before
					order by kept_until limit 1000))""", accountId).param("before", day(before)).update();
	}

	/** Deletes some users who were last seen before a time, and returns their number. */
	int deleteExpiredUsers(String accountId, Instant before) {
		return statement("""
				delete from known_user
				where account_id = :account and ctid = any (array(
					select ctid from known_user where account_id = :account and last_day < :before
					order by last_day limit 1000))""", accountId).param("before", day(before)).update();
	}

	private JdbcClient.StatementSpec statement(String sql, String accountId) {
		return this.jdbc.sql(sql).param("account", accountId);
	}

	private static LocalDate day(Instant at) {
		return LocalDate.ofInstant(at, ZoneOffset.UTC);
	}

}
