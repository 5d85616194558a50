package io.ztrisk.user;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.identity.UserReference;
import io.ztrisk.identity.UserReferenceFilter;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Matches, creates, merges and locks users. A user known by an alias only is merged into
 * the first real id that comes with this alias.
 */
@Component
public class UserRegistry {

	private final UserRepository users;

	private final UserMatcher matcher;

	private final UserReferenceFilter filter;

	private final ApplicationEventPublisher publisher;

	UserRegistry(UserRepository users, UserMatcher matcher, UserReferenceFilter filter,
			ApplicationEventPublisher publisher) {
		this.users = users;
		this.matcher = matcher;
		this.filter = filter;
		this.publisher = publisher;
	}

	/**
	 * Creates, merges and locks the users of records, takes over their e-mails and names,
	 * calls a function that may change the users, and saves them. Records of people that
	 * were erased after the record are left out.
	 * @param work takes the user of each record, locked until the transaction ends
	 * @return the result of the function
	 * @throws ConcurrencyFailureException if the transaction must be tried again
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public <T> T withLocked(AccountId account, Collection<UserReference> references, Function<LockedUsers, T> work) {
		UserReferenceFilter.Chosen chosen = this.filter.choose(account.value(), references);
		MatchedUsers matched = this.matcher.match(account.value(), chosen.references());
		Map<UUID, User> locked = create(account.value(), matched);
		Set<UUID> created = new HashSet<>(locked.keySet());
		lock(account.value(), matched, locked);
		// No user can be erased from here on. One that was erased must not come back.
		if (!chosen.isCurrent().getAsBoolean()) {
			throw new OptimisticLockingFailureException("A user was erased meanwhile");
		}
		int merged = merge(account.value(), matched, locked);
		T result = work.apply(new LockedUsers(identify(matched, locked), locked, created, merged, matched.claimed()));
		this.users.save(account.value(), locked.values());
		return result;
	}

	/**
	 * Locks users, calls a function that may change them, and saves them.
	 * @param work takes the existing users by id
	 * @return the result of the function
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public <T> T withLocked(String accountId, Collection<UUID> ids, Function<Map<UUID, User>, T> work) {
		Map<UUID, User> locked = new HashMap<>();
		this.users.lockAll(accountId, ids).forEach((user) -> locked.put(user.id(), user));
		T result = work.apply(locked);
		this.users.save(accountId, locked.values());
		return result;
	}

	/**
	 * Locks a user, or the one that it was merged into, calls a function that may change
	 * it, and saves it.
	 * @throws ApiException if the user is unknown
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public <T> T withLocked(AccountId account, UUID id, Function<User, T> work) {
		return withKnown(account, Set.of(id), (locked) -> {
			User user = locked.get(id);
			if (user == null) {
				throw new ApiException(ErrorCode.UNKNOWN_USER);
			}
			return work.apply(user);
		});
	}

	/**
	 * Locks users, or those that they were merged into, calls a function that may change
	 * them, and saves them.
	 * @param work takes the existing users by the given ids
	 * @return the result of the function
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public <T> T withKnown(AccountId account, Collection<UUID> ids, Function<Map<UUID, User>, T> work) {
		Map<UUID, UUID> known = this.users.known(account.value(), ids);
		return withLocked(account.value(), Set.copyOf(known.values()), (locked) -> {
			Map<UUID, User> users = new HashMap<>();
			known.forEach((given, id) -> users.put(given, user(locked, id)));
			users.values().forEach(User::requireUnmoved);
			return work.apply(users);
		});
	}

	public List<UUID> idsAfter(String accountId, UUID id, int most) {
		return this.users.idsAfter(accountId, id, Limit.of(most));
	}

	/** The e-mails of each user, of those given; a user without one is left out. */
	public Map<UUID, Set<String>> emailsAmong(AccountId account, Set<UUID> ids, Set<String> emails) {
		return emails.isEmpty() ? Map.of() : this.users.emailsAmong(account.value(), ids, emails);
	}

	private Map<UUID, User> create(String accountId, MatchedUsers matched) {
		Map<UUID, User> created = new HashMap<>();
		List<User> newUsers = matched.newUsers(accountId);
		if (!newUsers.isEmpty()) {
			Set<UUID> ids = this.users.create(accountId, newUsers);
			newUsers.stream().filter((user) -> ids.contains(user.id())).forEach((user) -> {
				user.stored();
				created.put(user.id(), user);
			});
		}
		return created;
	}

	private void lock(String accountId, MatchedUsers matched, Map<UUID, User> locked) {
		Set<UUID> others = matched.all();
		others.removeAll(locked.keySet());
		for (User user : others.isEmpty() ? List.<User>of() : this.users.lockAll(accountId, others)) {
			user.requireUnmoved();
			locked.put(user.id(), user);
		}
	}

	private int merge(String accountId, MatchedUsers matched, Map<UUID, User> locked) {
		int merged = 0;
		for (Map.Entry<UserReference, UUID> entry : matched.users().entrySet()) {
			User user = user(locked, entry.getValue());
			for (String alias : entry.getKey().aliases()) {
				User owner = locked.get(matched.owners().get(alias));
				if (owner != null && owner.becomes(user)) {
					owner.mergeInto(user);
					this.users.moveAliases(accountId, owner.id(), user.id());
					this.publisher.publishEvent(new UserMerged(accountId, owner, user));
					merged++;
				}
			}
		}
		return merged;
	}

	/** Takes the e-mails and names of the records over to their users. */
	private static Map<UserReference, User> identify(MatchedUsers matched, Map<UUID, User> locked) {
		Map<UserReference, User> users = new HashMap<>();
		matched.users().forEach((reference, id) -> {
			User found = user(locked, id);
			User user = (found.mergedInto() != null) ? user(locked, found.mergedInto()) : found;
			user.identify(reference);
			users.put(reference, user);
		});
		return users;
	}

	private static User user(Map<UUID, User> locked, UUID id) {
		User user = locked.get(id);
		if (user == null) {
			throw new OptimisticLockingFailureException("A user was erased meanwhile");
		}
		return user;
	}

}
