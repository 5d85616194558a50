package io.ztrisk.user;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;

/**
 * The statements of {@link UserRepository} for the users of a batch. They use JDBC: one
 * statement for each user would take most of the time of a batch. JPA does not manage the
 * users that these methods return; {@link #save} saves them.
 * <p>
 * A transaction writes aliases first, then creates users, then locks users, each in key
 * order, so that transactions do not deadlock. As long as PostgreSQL has no statistics of
 * an account, a look-up of many users may read all users of the account.
 */
interface UserBatch {

	/** The owners by alias, without aliases that have none. */
	Map<String, UUID> owners(String accountId, Collection<String> aliases);

	/** The e-mails of each user, of those given; a user without one is left out. */
	Map<UUID, Set<String>> emailsAmong(String accountId, Collection<UUID> ids, Collection<String> emails);

	/** Stores the owners of aliases that have none, and returns these aliases. */
	List<String> claim(String accountId, SortedMap<String, UUID> owners);

	/** The known users by id; for a merged one the user that it was merged into. */
	Map<UUID, UUID> known(String accountId, Collection<UUID> ids);

	/** Creates the users that do not exist, without a score, and returns their ids. */
	Set<UUID> create(String accountId, Collection<User> users);

	/** Locks users in id order. Readers and foreign keys do not wait. */
	List<User> lockAll(String accountId, Collection<UUID> ids);

	/**
	 * Saves the locked users that have changed, and announces changes of their levels.
	 */
	void save(String accountId, Collection<User> users);

}
