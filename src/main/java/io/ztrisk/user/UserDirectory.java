package io.ztrisk.user;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

import io.ztrisk.api.AccountId;

import org.springframework.context.ApplicationEventPublisher;
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

	private final ApplicationEventPublisher announcements;

	UserDirectory(UserRepository users, ApplicationEventPublisher announcements) {
		this.users = users;
		this.announcements = announcements;
	}

	/**
	 * Makes, merges and locks the users of records, and notes what the records say of
	 * them.
	 * @return each record's user, locked until the transaction ends
	 * @throws org.springframework.dao.ConcurrencyFailureException if the transaction must
	 * be tried again
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public LockedUsers lock(AccountId account, Collection<Sighting> sightings) {
		String accountId = account.value();
		Map<String, UUID> owners = claim(accountId, sightings);
		Map<UUID, UUID> merged = merged(accountId, sightings);
		SortedMap<UUID, Boolean> wanted = new TreeMap<>();
		Map<Sighting, UUID> targets = new HashMap<>();
		for (Sighting sighting : sightings) {
			UUID target = (sighting.id() != null) ? merged.getOrDefault(sighting.id(), sighting.id())
					: Objects.requireNonNull(owners.get(sighting.email()));
			targets.put(sighting, target);
			wanted.merge(target, isDerived(accountId, sighting, target), Boolean::logicalOr);
		}
		UUID[] ids = wanted.keySet().toArray(UUID[]::new);
		int created = this.users.create(accountId, ids, wanted.values().toArray(Boolean[]::new));
		TreeSet<UUID> all = new TreeSet<>(wanted.keySet());
		all.addAll(owners.values());
		Map<UUID, User> locked = new HashMap<>();
		this.users.lock(accountId, all.toArray(UUID[]::new)).forEach((user) -> locked.put(user.id(), user));
		int folded = merge(accountId, targets, owners, locked);
		Map<Sighting, User> found = new HashMap<>();
		targets.forEach((sighting, target) -> {
			User user = locked.get(target);
			if (user != null && user.mergedInto() != null) {
				user = locked.get(user.mergedInto());
			}
			if (user == null) {
				throw new UserMovedException();
			}
			user.identify(sighting.email(), sighting.name(), sighting.at());
			found.put(sighting, user);
		});
		return new LockedUsers(found, created, folded);
	}

	/** Who has each e-mail, after those that nobody had have been taken. */
	private Map<String, UUID> claim(String accountId, Collection<Sighting> sightings) {
		SortedMap<String, Sighting> first = new TreeMap<>();
		for (Sighting sighting : sightings) {
			if (sighting.email() != null) {
				first.merge(sighting.email(), sighting, (one, other) -> (one.id() != null) ? one : other);
			}
		}
		Map<String, UUID> owners = new HashMap<>();
		if (!first.isEmpty()) {
			Map<UUID, UUID> merged = merged(accountId, first.values());
			UUID[] ids = first.values()
				.stream()
				.map((sighting) -> sighting.ownId(accountId))
				.map((id) -> merged.getOrDefault(id, id))
				.toArray(UUID[]::new);
			String[] emails = first.keySet().toArray(String[]::new);
			this.users.claim(accountId, emails, ids);
			pairs(this.users.owners(accountId, emails)).forEach((email, id) -> owners.put(email, UUID.fromString(id)));
		}
		return owners;
	}

	private Map<UUID, UUID> merged(String accountId, Collection<Sighting> sightings) {
		UUID[] ids = sightings.stream().map((sighting) -> sighting.ownId(accountId)).distinct().toArray(UUID[]::new);
		Map<UUID, UUID> merged = new HashMap<>();
		pairs(this.users.merged(accountId, ids))
			.forEach((from, into) -> merged.put(UUID.fromString(from), UUID.fromString(into)));
		return merged;
	}

	private int merge(String accountId, Map<Sighting, UUID> targets, Map<String, UUID> owners, Map<UUID, User> locked) {
		int folded = 0;
		for (Map.Entry<Sighting, UUID> entry : targets.entrySet()) {
			UUID owner = owners.get(entry.getKey().email());
			if (owner == null || owner.equals(entry.getValue())) {
				continue;
			}
			User from = locked.get(owner);
			User into = locked.get(entry.getValue());
			if (from == null || into == null || into.mergedInto() != null) {
				throw new UserMovedException();
			}
			if (from.isDerived() && from.mergedInto() == null && !into.isDerived()) {
				from.mergeInto(into);
				this.users.moveAliases(accountId, from.id(), into.id());
				this.announcements.publishEvent(new UserMerged(accountId, from, into));
				folded++;
			}
		}
		return folded;
	}

	private static boolean isDerived(String accountId, Sighting sighting, UUID target) {
		return sighting.email() != null && target.equals(DerivedId.of(accountId, sighting.email()));
	}

	private static Map<String, String> pairs(List<Object[]> rows) {
		Map<String, String> pairs = new HashMap<>();
		rows.forEach((row) -> pairs.put((String) row[0], (String) row[1]));
		return pairs;
	}

}
