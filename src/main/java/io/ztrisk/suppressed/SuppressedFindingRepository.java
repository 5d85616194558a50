package io.ztrisk.suppressed;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import io.ztrisk.behavior.Behavior;
import io.ztrisk.database.ArrayParameters;
import io.ztrisk.format.Uuids;
import io.ztrisk.observation.Finding;
import io.ztrisk.observation.UserFinding;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The suppressed findings in the database: one row for each would-be event, with its
 * first and its newest evidence. By JDBC and not as entities, since each statement takes
 * as many rows as a batch has. All of it runs under the row locks of the users.
 */
@Repository
public class SuppressedFindingRepository {

	/** Keeps the first and the newest, whichever of them comes first. */
	private static final String ON_CONFLICT = """

			on conflict (account_id, user_id, behavior, bucket) do update
			set occurred_at = greatest(suppressed.occurred_at, excluded.occurred_at),
				evidence = case when excluded.occurred_at > suppressed.occurred_at
					then excluded.evidence else suppressed.evidence end,
				first_at = least(suppressed.first_at, excluded.first_at),
				first_evidence = case when excluded.first_at < suppressed.first_at
					then excluded.first_evidence else suppressed.first_evidence end""";

	private final JdbcClient jdbc;

	SuppressedFindingRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Lists findings that were suppressed.
	 */
	public void add(String accountId, Collection<UserFinding> suppressed) {
		Map<Key, Ends> folded = new LinkedHashMap<>();
		suppressed.forEach((found) -> folded.merge(
				new Key(found.user(), found.behavior(), Uuids.ofParts("suppressed", found.finding().bucket())),
				new Ends(found.finding(), found.finding()), Ends::and));
		this.jdbc
			.sql("""
					insert into suppressed (account_id, user_id, behavior, bucket, occurred_at, evidence, first_at,
						first_evidence)
					select :account, user_id, behavior, bucket, occurred_at, evidence, first_at, first_evidence
					from unnest(cast(:users as uuid[]), cast(:behaviors as text[]), cast(:buckets as uuid[]),
						cast(:times as timestamptz[]), cast(:evidence as json[]), cast(:firstTimes as timestamptz[]),
						cast(:firstEvidence as json[]))
						as sent (user_id, behavior, bucket, occurred_at, evidence, first_at, first_evidence)"""
					+ ON_CONFLICT)
			.param("account", accountId)
			.param("users", ArrayParameters.of(folded.keySet(), Key::user))
			.param("behaviors", ArrayParameters.of(folded.keySet(), (key) -> key.behavior().key()))
			.param("buckets", ArrayParameters.of(folded.keySet(), Key::bucket))
			.param("times", ArrayParameters.of(folded.values(), (ends) -> ends.newest().at()))
			.param("evidence", ArrayParameters.of(folded.values(), (ends) -> ends.newest().evidence()))
			.param("firstTimes", ArrayParameters.of(folded.values(), (ends) -> ends.first().at()))
			.param("firstEvidence", ArrayParameters.of(folded.values(), (ends) -> ends.first().evidence()))
			.update();
	}

	/**
	 * Gives what a user has to the user that it has become.
	 */
	public void move(String accountId, UUID from, UUID into) {
		this.jdbc.sql("""
				with moved as (
					delete from suppressed
					where account_id = :account and user_id = :from
					returning behavior, bucket, occurred_at, evidence, first_at, first_evidence)
				insert into suppressed (account_id, user_id, behavior, bucket, occurred_at, evidence, first_at,
					first_evidence)
				select :account, cast(:into as uuid), behavior, bucket, occurred_at, evidence, first_at, first_evidence
				from moved""" + ON_CONFLICT)
			.param("account", accountId)
			.param("from", from)
			.param("into", into)
			.update();
	}

	/**
	 * Deletes what a user has.
	 */
	public void delete(String accountId, UUID user) {
		this.jdbc.sql("delete from suppressed where account_id = :account and user_id = :user")
			.param("account", accountId)
			.param("user", user)
			.update();
	}

	/**
	 * What findings are one row by.
	 */
	private record Key(UUID user, Behavior behavior, UUID bucket) {

	}

	/**
	 * The first and the newest of some findings.
	 */
	private record Ends(Finding first, Finding newest) {

		Ends and(Ends other) {
			return new Ends(other.first.at().isBefore(this.first.at()) ? other.first : this.first,
					other.newest.at().isAfter(this.newest.at()) ? other.newest : this.newest);
		}

	}

}
