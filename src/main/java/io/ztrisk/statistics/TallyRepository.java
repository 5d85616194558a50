package io.ztrisk.statistics;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/**
 * The counts of accounts by day. A transaction only inserts what it adds and takes away,
 * so that no two transactions wait for each other. Folding keeps the rows few.
 */
interface TallyRepository extends Repository<Tally, Tally.Key>, TallyBatch {

	/** The counts of some kinds, in the order of the days. */
	@Query("""
			select new io.ztrisk.statistics.TallyCount(t.key.kind, t.key.day, t.key.name, sum(t.n)) from Tally t
			where t.key.accountId = :accountId and t.key.kind in :kinds and t.key.day between :since and :until
			group by t.key.kind, t.key.day, t.key.name
			order by t.key.day""")
	List<TallyCount> counts(String accountId, Collection<TallyKind> kinds, LocalDate since, LocalDate until);

	/** Tries to take a lock of the database until the transaction ends. */
	@NativeQuery("select pg_try_advisory_xact_lock(:lock)")
	boolean tryLock(long lock);

	/** The next account with increments that are not compacted: one step in an index. */
	@NativeQuery("""
			select account_id
			from tally
			where account_id > :accountId and id <> '00000000-0000-0000-0000-000000000000'
			order by account_id
			limit 1""")
	Optional<String> unfoldedAfter(String accountId);

	/**
	 * Adds the increments of an account to the sums, and deletes them.
	 * @return the number of sums that were changed
	 */
	@NativeQuery("""
			with unfolded as (
				delete from tally
				where account_id = :accountId and id <> '00000000-0000-0000-0000-000000000000'
				returning kind, day, key, n),
			folded as (
				insert into tally (account_id, kind, day, key, id, n)
				select :accountId, kind, day, key, cast('00000000-0000-0000-0000-000000000000' as uuid), sum(n)
				from unfolded
				group by kind, day, key
				on conflict (account_id, kind, day, key, id) do update set n = tally.n + excluded.n
				returning n)
			select count(*) from folded""")
	long fold(String accountId);

}
