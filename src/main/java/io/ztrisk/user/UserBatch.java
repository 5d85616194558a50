package io.ztrisk.user;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;

/**
 * The statements of {@link UserRepository} that read or write the users of a batch. They
 * are JDBC: one statement for each user would take longer than all else in a batch. The
 * users are not managed by JPA, and are saved by {@link #save}.
 * <p>
 * A transaction writes aliases first, then creates users, then locks users, each in key
 * order, so that no two transactions deadlock. As long as PostgreSQL has no statistics of
 * an account, a look-up of many users may read all users of the account.
 */
interface UserBatch {

	/** The owners of e-mails; an e-mail without one is left out. */
	Map<String, UUID> owners(String accountId, Collection<String> emails);

	/** The given e-mails that lead to each of the given users. */
	Map<UUID, Set<String>> emailsAmong(String accountId, Collection<UUID> ids, Collection<String> emails);

	/**
	 * Gives e-mails to users; an e-mail that has an owner keeps it.
	 * @return the e-mails that had no owner
	 */
	List<String> claim(String accountId, SortedMap<String, UUID> owners);

	/**
	 * The users that ids stand for: for the id of a merged user, the user that it was
	 * merged into. An unknown id is left out.
	 */
	Map<UUID, UUID> known(String accountId, Collection<UUID> ids);

	/**
	 * Creates users without a score; existing users stay as they are.
	 * @return the ids of the new users, which no other transaction sees yet
	 */
	Set<UUID> create(String accountId, Collection<User> users);

	/** Locks users in id order. Readers and foreign keys do not wait. */
	List<User> lockAll(String accountId, Collection<UUID> ids);

	/** Saves locked users that have changed. */
	void save(String accountId, Collection<User> users);

}
