package io.ztrisk.change;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.ztrisk.user.UserRepository;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/**
 * The log of changes in the order of their numbers, for those who follow it.
 */
public interface LoggedChangeRepository extends Repository<RiskChange, RiskChange.Key> {

	/** The numbers of an account, and the ids of its newest change and of another one. */
	String POSITION = """
			select coalesce(head.seq, 0) as head_seq, coalesce(head.pruned, 0) as pruned, newest.id as newest_id,
				passed.id as passed_id
			from (select true) as one left join change_head as head on head.account_id = :account
				left join risk_change as newest on newest.account_id = :account and newest.seq = head.seq
				left join risk_change as passed on passed.account_id = :account and passed.seq = :after""";

	/**
	 * The changes after a number, with the users as they are now. Pruning goes by time: a
	 * number that it has left before a pruned one does not count.
	 */
	String FEED = """
			select behavior, cause, changed_at, coalesce(email, '') as email, event_id, change.id, level,
				coalesce(name, '') as name, occurred_at, previous_level, seq, user_id
			from (
				select behavior, cause, changed_at, event_id, id, level, occurred_at, previous_level, seq, user_id
				from risk_change
				where account_id = :account and seq >
					greatest(:after, (select pruned from change_head where account_id = :account))
				order by seq limit :most) as change""" + UserRepository.OF_CHANGES;

	/** The last number in the account of a row of subscription. */
	String HEAD_OF_SUBSCRIPTION = """
			(select seq from change_head where change_head.account_id = subscription.account_id)""";

	/** The time of the first change after the position of a row of subscription. */
	String NEXT_OF_SUBSCRIPTION = """
			(select changed_at from risk_change where risk_change.account_id = subscription.account_id
				and seq > subscription.position order by seq limit 1)""";

	/** Whether a change is still there. */
	String IS_LOGGED = """
			exists (select from risk_change where risk_change.account_id = :accountId and seq = :seq)""";

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
