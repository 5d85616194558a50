package io.ztrisk.user;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;

import io.ztrisk.api.AccountId;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds out who is who. Users are matched by id, else by e-mail; one known by e-mail only
 * becomes one with the first real id that turns up for that e-mail.
 */
@Component
public class UserDirectory {

	private final UserRepository users;

	private final Identifier identifier;

	private final ApplicationEventPublisher announcements;

	UserDirectory(UserRepository users, Identifier identifier, ApplicationEventPublisher announcements) {
		this.users = users;
		this.identifier = identifier;
		this.announcements = announcements;
	}

	/**
	 * Makes, merges and locks the users of records, and notes what the records say of
	 * them.
	 * @return each record's user, locked until the transaction ends
	 * @throws ConcurrencyFailureException if the transaction must be tried again
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public LockedUsers lock(AccountId account, Collection<Sighting> sightings) {
		Identities identities = this.identifier.identify(account.value(), sightings);
		int created = create(account.value(), identities);
		Map<UUID, User> locked = lock(account.value(), identities);
		int merged = merge(account.value(), identities, locked);
		return new LockedUsers(note(identities, locked), created, merged);
	}

	private int create(String accountId, Identities identities) {
		SortedMap<UUID, Boolean> derived = identities.derived(accountId);
		return this.users.create(accountId, derived.keySet().toArray(UUID[]::new),
				derived.values().toArray(Boolean[]::new));
	}

	private Map<UUID, User> lock(String accountId, Identities identities) {
		Map<UUID, User> locked = new HashMap<>();
		for (User user : this.users.lock(accountId, identities.all().toArray(UUID[]::new))) {
			user.requireUnmoved();
			locked.put(user.id(), user);
		}
		return locked;
	}

	private int merge(String accountId, Identities identities, Map<UUID, User> locked) {
		int merged = 0;
		for (Map.Entry<Sighting, UUID> entry : identities.users().entrySet()) {
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

	private static Map<Sighting, User> note(Identities identities, Map<UUID, User> locked) {
		Map<Sighting, User> users = new HashMap<>();
		identities.users().forEach((sighting, id) -> {
			User found = user(locked, id);
			User user = (found.mergedInto() != null) ? user(locked, found.mergedInto()) : found;
			user.identify(sighting.email(), sighting.name(), sighting.at());
			users.put(sighting, user);
		});
		return users;
	}

	private static User user(Map<UUID, User> locked, UUID id) {
		User user = locked.get(id);
		if (user == null) {
			throw new UserMovedException();
		}
		return user;
	}

}
