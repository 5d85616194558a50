package io.ztrisk.user;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.ztrisk.api.AccountId;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Matches, creates, merges and locks users. A user that is known by e-mail only is merged
 * into the first real id that comes with that e-mail.
 */
@Component
public class UserRegistry {

	private final UserRepository users;

	private final UserMatcher identifier;

	private final UserReferenceFilter filter;

	private final ApplicationEventPublisher announcements;

	UserRegistry(UserRepository users, UserMatcher identifier, UserReferenceFilter filter,
			ApplicationEventPublisher announcements) {
		this.users = users;
		this.identifier = identifier;
		this.filter = filter;
		this.announcements = announcements;
	}

	/**
	 * Makes, merges and locks the users of records, notes what the records say of them,
	 * and lets work be done that may change them. Then they are stored. Records of people
	 * who were erased later are left out.
	 * @param work is given each record's user, locked until the transaction ends
	 * @return what the work returns
	 * @throws ConcurrencyFailureException if the transaction must be tried again
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public <T> T withLocked(AccountId account, Collection<UserReference> references, Function<LockedUsers, T> work) {
		UserReferenceFilter.Chosen chosen = this.filter.choose(account.value(), references);
		MatchedUsers identities = this.identifier.identify(account.value(), chosen.references());
		Map<UUID, User> locked = create(account.value(), identities);
		Set<UUID> created = new HashSet<>(locked.keySet());
		lock(account.value(), identities, locked);
		requireCurrent(chosen);
		int merged = merge(account.value(), identities, locked);
		T result = work.apply(new LockedUsers(note(identities, locked), locked, created, merged, claimed(identities)));
		this.users.save(account.value(), locked.values());
		return result;
	}

	/**
	 * Locks users, lets work be done that may change them, and stores them.
	 * @param work is given the users by their ids, without those who are not there
	 * @return what the work returns
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public <T> T withLocked(String accountId, Collection<UUID> ids, Function<Map<UUID, User>, T> work) {
		Map<UUID, User> locked = new HashMap<>();
		this.users.lockAll(accountId, ids).forEach((user) -> locked.put(user.id(), user));
		T result = work.apply(locked);
		this.users.save(accountId, locked.values());
		return result;
	}

	/** The users that come after an id, in id order. */
	public List<UUID> idsAfter(String accountId, UUID id, int most) {
		return this.users.idsAfter(accountId, id, Limit.of(most));
	}

	/**
	 * Which of some e-mails lead to which of some users; a user without one is left out.
	 */
	public Map<UUID, Set<String>> emailsAmong(AccountId account, Set<UUID> ids, Set<String> emails) {
		return emails.isEmpty() ? Map.of() : this.users.emailsAmong(account.value(), ids, emails);
	}

	/**
	 * All users are locked now, so that none of them can be erased. One that was erased
	 * before the lock must not come back.
	 */
	private static void requireCurrent(UserReferenceFilter.Chosen chosen) {
		if (!chosen.isCurrent().getAsBoolean()) {
			throw new OptimisticLockingFailureException("A user was erased meanwhile");
		}
	}

	private static Map<String, UUID> claimed(MatchedUsers identities) {
		return identities.claimed()
			.stream()
			.collect(Collectors.toMap((email) -> email,
					(email) -> Objects.requireNonNull(identities.owners().get(email))));
	}

	private Map<UUID, User> create(String accountId, MatchedUsers identities) {
		Map<UUID, User> created = new HashMap<>();
		List<User> newcomers = identities.newcomers(accountId);
		if (!newcomers.isEmpty()) {
			Set<UUID> ids = this.users.create(accountId, newcomers);
			newcomers.stream().filter((user) -> ids.contains(user.id())).forEach((user) -> {
				user.stored();
				created.put(user.id(), user);
			});
		}
		return created;
	}

	private void lock(String accountId, MatchedUsers identities, Map<UUID, User> locked) {
		Set<UUID> others = identities.all();
		others.removeAll(locked.keySet());
		for (User user : others.isEmpty() ? List.<User>of() : this.users.lockAll(accountId, others)) {
			user.requireUnmoved();
			locked.put(user.id(), user);
		}
	}

	private int merge(String accountId, MatchedUsers identities, Map<UUID, User> locked) {
		int merged = 0;
		for (Map.Entry<UserReference, UUID> entry : identities.users().entrySet()) {
			User owner = locked.get(identities.owner(entry.getKey()));
			User user = user(locked, entry.getValue());
			if (owner != null && owner.becomes(user)) {
				owner.mergeInto(user);
				this.users.moveAliases(accountId, owner.id(), user.id());
				this.announcements.publishEvent(new UserMerged(accountId, owner, user));
				merged++;
			}
		}
		return merged;
	}

	private static Map<UserReference, User> note(MatchedUsers identities, Map<UUID, User> locked) {
		Map<UserReference, User> users = new HashMap<>();
		identities.users().forEach((reference, id) -> {
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
