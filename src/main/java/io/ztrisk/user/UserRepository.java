package io.ztrisk.user;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.LockModeType;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/**
 * Users and their aliases. Statements of lists, exports and metrics are constants, since
 * they run on other connections than those of JPA.
 */
public interface UserRepository extends Repository<User, User.Key>, UserBatch {

	/** The id of a user, or of the one that it was merged into. */
	String MERGED_ID = "coalesce((select merged_into from users where account_id = :account and id = :user), :user)";

	/** The last reset of a user, or of the one that it was merged into. */
	String LAST_RESET = "(select last_reset from users where account_id = :account and id = " + MERGED_ID + ")";

	/** The columns of a user in the summary. */
	String SUMMARY_COLUMNS = "select id, email, name, risk_level, event_count, last_event";

	/** The users with a score. */
	String OF_SCORED = "\nfrom users\nwhere account_id = :account and risk_level is not null";

	/** A user, or the one that it was merged into, as the head of its events. */
	String HEAD = """
			select id as user_id, email as user_email, name as user_name, risk_level as user_risk_level, last_reset
			from users
			where account_id = :account and id =\s""" + MERGED_ID;

	/** The users whose latest e-mail this is, and the first user that had it. */
	String BY_EMAIL = """
			select id, email, name, risk_level
			from users
			where account_id = :account and merged_into is null and (email = :email or id =
				(select user_id from user_alias where account_id = :account and email = :email))""";

	/** The users whose e-mail or name begins with a text. */
	String BY_PREFIX = """
			select id, email, name, risk_level
			from users
			where account_id = :account and merged_into is null and\s""" + UserPrefix.CONDITION;

	/** The columns of a user with its e-mails and the ids that were merged into it. */
	String PROFILE_COLUMNS = """
			select id, email, name, risk_level, event_count, folded_count, last_event, last_reset, revision, behaviors,
				array(
					select alias.email from user_alias as alias
					where alias.account_id = :account and alias.user_id = users.id
						and strpos(alias.email, chr(9)) = 0
					union
					select same.email from users as same
					where same.account_id = :account and (same.id = users.id or same.merged_into = users.id)
						and same.email <> ''
					order by 1) as emails,
				array(
					select other.id from users as other
					where other.account_id = :account and other.merged_into = users.id
					order by other.id) as merged_ids""";

	/** A user, or the one that it was merged into. */
	String OF_ID = "\nfrom users\nwhere account_id = :account and id = " + MERGED_ID;

	/** Joins the users of the rows {@code change} of a statement. */
	String OF_CHANGES = "\nleft join users on users.account_id = :account and users.id = change.user_id";

	/** The users after another one that were not merged, in the order of their ids. */
	String AFTER = """
			select id, email, folded_level, last_reset
			from users
			where account_id = :account and id > :after and merged_into is null
			order by id
			limit :most""";

	/** A user, or the one that it was merged into, for an export. */
	String EXPORTED = """
			select id, email, name, risk_level, event_count, folded_count, last_event, last_reset
			from users
			where account_id = :account and id =\s""" + MERGED_ID;

	/** The ids of the users that were merged into a user. */
	String MERGED = "select id from users where account_id = :account and merged_into = :user order by id";

	/** The e-mails and foreign ids that this user had first. */
	String OWNED_ALIASES = "select email from user_alias where account_id = :account and user_id = :user order by email";

	/** The latest e-mails of a user and of the users that were merged into it. */
	String SHOWN_EMAILS = """
			select email from users
			where account_id = :account and (id = :user or merged_into = :user) and email <> ''""";

	/** The number of users at each level, over all accounts. */
	String COUNTS = "select risk_level, count(*) from users where risk_level is not null group by risk_level";

	/** Locks a user, or the one that it was merged into. */
	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("""
			select u from User u
			where u.key.accountId = :accountId and u.key.id = coalesce(
				(select m.mergedInto from User m where m.key.accountId = :accountId and m.key.id = :id), :id)""")
	public Optional<User> lock(String accountId, UUID id);

	/** The ids after another one, in order. */
	@Query("select u.key.id from User u where u.key.accountId = :accountId and u.key.id > :id order by u.key.id")
	List<UUID> idsAfter(String accountId, UUID id, Limit most);

	/** The latest e-mails and names of users. */
	@Query("""
			select u.key.id as id, u.email.text as email, u.name.text as name from User u
			where u.key.accountId = :accountId and u.key.id in :ids""")
	List<Shown> shown(String accountId, Collection<UUID> ids);

	@Modifying
	@Query("update UserAlias a set a.userId = :into where a.key.accountId = :accountId and a.userId = :from")
	void moveAliases(String accountId, UUID from, UUID into);

	/**
	 * The derived users after another one that have neither score nor reset, in order.
	 */
	@Query("""
			select u from User u
			where u.key.accountId = :accountId and u.key.id > :id and u.derived and u.mergedInto is null
				and u.score.total.level is null and u.score.lastReset is null
			order by u.key.id""")
	List<User> unscoredAfter(String accountId, UUID id, Limit most);

	/** The users of some that have several aliases. */
	@Query("""
			select a.userId from UserAlias a
			where a.key.accountId = :accountId and a.userId in :ids
			group by a.userId
			having count(*) > 1""")
	Set<UUID> withSeveralAliases(String accountId, Collection<UUID> ids);

	/** Deletes users into which no other was merged, and their aliases. */
	default void forget(String accountId, Collection<UUID> ids) {
		deleteAliasesOf(accountId, ids);
		deleteUsersOf(accountId, ids);
	}

	@Modifying
	@Query("delete from UserAlias a where a.key.accountId = :accountId and a.userId in :ids")
	void deleteAliasesOf(String accountId, Collection<UUID> ids);

	@Modifying
	@Query("delete from User u where u.key.accountId = :accountId and u.key.id in :ids")
	void deleteUsersOf(String accountId, Collection<UUID> ids);

	/** Deletes a user, the users that were merged into it, and its aliases. */
	default void delete(String accountId, UUID id) {
		deleteAliases(accountId, id);
		deleteUsers(accountId, id);
	}

	@Modifying
	@Query("delete from UserAlias a where a.key.accountId = :accountId and a.userId = :id")
	void deleteAliases(String accountId, UUID id);

	@Modifying
	@Query("delete from User u where u.key.accountId = :accountId and (u.key.id = :id or u.mergedInto = :id)")
	void deleteUsers(String accountId, UUID id);

	/** How people know a user. */
	interface Shown {

		UUID getId();

		/** Empty if there is none. */
		String getEmail();

		/** Empty if there is none. */
		String getName();

	}

}
