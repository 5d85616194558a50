package io.ztrisk.suppressed;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.ztrisk.database.ArrayParameters;
import io.ztrisk.format.Uuids;
import io.ztrisk.observation.Finding;
import io.ztrisk.observation.UserFinding;
import io.ztrisk.privacy.UserData;
import io.ztrisk.query.ListQuery;
import org.jspecify.annotations.Nullable;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Suppressed findings, one row for each event that there would be. They change only while
 * the rows of their users are locked.
 */
public interface SuppressedFindingRepository extends Repository<SuppressedFinding, SuppressedFinding.Key>, UserData {

	String ROWS = """
			select behavior, evidence, first_evidence, occurred_at, user_id, bucket
			from suppressed
			where account_id = :account""";

	/** The maximum number of rows in memory: each may have many kilobytes of text. */
	int MAX_ROWS = 64;

	/** Keeps the first and the newest evidence, in any order of arrival. */
	String ON_CONFLICT = """

			on conflict (account_id, user_id, behavior, bucket) do update
			set occurred_at = greatest(suppressed.occurred_at, excluded.occurred_at),
				evidence = case when excluded.occurred_at > suppressed.occurred_at
					then excluded.evidence else suppressed.evidence end,
				first_at = least(suppressed.first_at, excluded.first_at),
				first_evidence = case when excluded.first_at < suppressed.first_at
					then excluded.first_evidence else suppressed.first_evidence end""";

	/** The suppressed findings of an account, the newest first unless ascending. */
	static ListQuery<?, SuppressedFindings.Row> list(String accountId, boolean ascending) {
		return ListQuery.ofRows(ROWS, SuppressedFindings.Row::of,
				ascending ? "occurred_at, user_id desc, bucket desc" : "occurred_at desc, user_id, bucket",
				Map.of("account", accountId), MAX_ROWS,
				"octet_length(cast(evidence as text)) + octet_length(cast(first_evidence as text))");
	}

	/** The suppressed findings of a user. */
	static ListQuery<?, SuppressedFindings.Row> of(String accountId, UUID user) {
		return ListQuery.ofRows(ROWS + " and user_id = :user", SuppressedFindings.Row::of, "behavior, bucket",
				Map.of("account", accountId, "user", user), MAX_ROWS);
	}

	default void add(String accountId, Collection<UserFinding> suppressed) {
		Map<SuppressedFinding.Key, Ends> rows = new LinkedHashMap<>();
		suppressed.forEach((found) -> rows.merge(
				new SuppressedFinding.Key(accountId, found.user(), found.behavior().key(),
						Uuids.ofParts("suppressed", found.finding().bucket())),
				new Ends(found.finding(), found.finding()), Ends::and));
		add(accountId, ArrayParameters.of(rows.keySet(), SuppressedFinding.Key::userId),
				ArrayParameters.of(rows.keySet(), SuppressedFinding.Key::behavior),
				ArrayParameters.of(rows.keySet(), SuppressedFinding.Key::bucket),
				ArrayParameters.of(rows.values(), (ends) -> ends.newest().at()),
				ArrayParameters.of(rows.values(), (ends) -> ends.newest().evidence()),
				ArrayParameters.of(rows.values(), (ends) -> ends.first().at()),
				ArrayParameters.of(rows.values(), (ends) -> ends.first().evidence()));
	}

	@Modifying
	@NativeQuery("""
			insert into suppressed (account_id, user_id, behavior, bucket, occurred_at, evidence, first_at,
				first_evidence)
			select :accountId, user_id, behavior, bucket, occurred_at, evidence, first_at, first_evidence
			from unnest(cast(:users as uuid[]), cast(:behaviors as text[]), cast(:buckets as uuid[]),
				cast(:times as timestamptz[]), cast(:evidence as json[]), cast(:firstTimes as timestamptz[]),
				cast(:firstEvidence as json[]))
				as sent (user_id, behavior, bucket, occurred_at, evidence, first_at, first_evidence)""" + ON_CONFLICT)
	void add(String accountId, @Nullable String[] users, @Nullable String[] behaviors, @Nullable String[] buckets,
			@Nullable String[] times, @Nullable String[] evidence, @Nullable String[] firstTimes,
			@Nullable String[] firstEvidence);

	@Modifying
	@NativeQuery("""
			with moved as (
				delete from suppressed
				where account_id = :accountId and user_id = :from
				returning behavior, bucket, occurred_at, evidence, first_at, first_evidence)
			insert into suppressed (account_id, user_id, behavior, bucket, occurred_at, evidence, first_at,
				first_evidence)
			select :accountId, cast(:into as uuid), behavior, bucket, occurred_at, evidence, first_at, first_evidence
			from moved""" + ON_CONFLICT)
	void move(String accountId, UUID from, UUID into);

	@Override
	@Query("""
			select distinct s.key.userId from SuppressedFinding s
			where s.key.accountId = :accountId and s.key.userId in :users""")
	Set<UUID> usersWithData(String accountId, Collection<UUID> users);

	@Modifying
	@Query("delete from SuppressedFinding s where s.key.accountId = :accountId and s.key.userId = :user")
	void delete(String accountId, UUID user);

	@Modifying
	@NativeQuery("""
			delete from suppressed
			where account_id = :accountId and ctid = any (array(
				select ctid from suppressed where account_id = :accountId and occurred_at < :before
				order by occurred_at limit 1000))""")
	@Transactional
	int deleteExpired(String accountId, Instant before);

	/** The first and the newest finding of a row. */
	record Ends(Finding first, Finding newest) {

		Ends and(Ends other) {
			return new Ends(other.first.at().isBefore(this.first.at()) ? other.first : this.first,
					other.newest.at().isAfter(this.newest.at()) ? other.newest : this.newest);
		}

	}

}
