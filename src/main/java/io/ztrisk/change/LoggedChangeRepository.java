package io.ztrisk.change;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/**
 * The log of changes in the order of their numbers, for those who follow it.
 */
public interface LoggedChangeRepository extends Repository<RiskChange, RiskChange.Key> {

	/** The changes of an account, in Java. */
	String LOGGED = """
			select new io.ztrisk.change.LoggedChange(c.key.seq, c.id, c.userId, c.previousLevel, c.level, c.cause,
				c.behavior, c.eventId, c.occurredAt, c.changedAt)
			from RiskChange c
			where c.key.accountId = :accountId""";

	/** The numbers of newest changes by user, in Java. */
	String NEWEST = """
			select c.userId as user, max(c.key.seq) as seq,
				coalesce(max(case when c.previousLevel is not null and c.level is not null
					or c.previousLevel <> LOW or c.level <> LOW then c.key.seq end), 0L) as scored,
				coalesce(max(case when c.level = HIGH then c.key.seq end), 0L) as high
			from RiskChange c
			where c.key.accountId = :accountId and\s""";

	/**
	 * Lets all statements of the transaction read one snapshot. The level that Spring
	 * would set is one of the session, which a pooler may give to others.
	 */
	@Modifying
	@NativeQuery("set transaction isolation level repeatable read")
	void readOneSnapshot();

	/** The last number of an account, and the highest that was pruned. */
	@Query("select h.seq as seq, h.pruned as pruned from ChangeHead h where h.accountId = :accountId")
	Optional<Ends> ends(String accountId);

	/** The changes after a number, in their order. */
	@Query(LOGGED + " and c.key.seq > :seq order by c.key.seq")
	List<LoggedChange> loggedAfter(String accountId, long seq, Limit most);

	/** The changes with some numbers, without those that are not kept. */
	@Query(LOGGED + " and c.key.seq in :numbers")
	List<LoggedChange> logged(String accountId, Collection<Long> numbers);

	/** The numbers of the newest changes of each user. */
	@Query(NEWEST + "c.userId in :users group by c.userId")
	List<Newest> newest(String accountId, Collection<UUID> users);

	/** The numbers of the newest changes of the user that a change belongs to now. */
	@Query(NEWEST + """
			c.userId = (
				select o.userId from RiskChange o where o.key.accountId = :accountId and o.key.seq = :seq)
			group by c.userId""")
	Optional<Newest> newestBeside(String accountId, long seq);

	/** The numbers of an account. */
	interface Ends {

		/** The last number. */
		long getSeq();

		/** The highest number that was pruned, 0 if none was. */
		long getPruned();

	}

	/** The newest changes of a user. */
	interface Newest {

		UUID getUser();

		/** The number of the newest change. */
		long getSeq();

		/**
		 * The number of the newest change for those who know no level below low; 0 if
		 * there is none. A change between unscored and low is none.
		 */
		long getScored();

		/** The number of the newest change to high; 0 if there is none. */
		long getHigh();

	}

}
