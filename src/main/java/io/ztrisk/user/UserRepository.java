package io.ztrisk.user;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import io.ztrisk.api.AccountId;
import io.ztrisk.query.ListQuery;
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

	/**
	 * The users with an e-mail.
	 * @param email without control characters: PostgreSQL refuses U+0000, and the alias
	 * of a foreign id has a tab
	 */
	static ListQuery<?, UserService.FoundUser> withEmail(AccountId account, String email, boolean descending) {
		return ListQuery.ofRows(BY_EMAIL, UserService.FoundUser::of, descending ? "id desc" : "id",
				Map.of("account", account.value(), "email", email));
	}

	/** The users with a prefix. */
	static ListQuery<?, UserService.FoundUser> withPrefix(AccountId account, UserPrefix prefix, boolean descending) {
		Map<String, String> parameters = new HashMap<>(prefix.parameters());
		parameters.put("account", account.value());
		return ListQuery.ofRows(BY_PREFIX, UserService.FoundUser::of, descending ? "email desc, id desc" : "email, id",
				parameters);
	}

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
