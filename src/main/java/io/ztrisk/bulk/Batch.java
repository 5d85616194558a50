package io.ztrisk.bulk;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import io.ztrisk.user.User;
import org.jspecify.annotations.Nullable;

/**
 * The part of a call that a transaction does: the locked users of some entries, and the
 * outcomes of the entries.
 */
public final class Batch<E extends BulkEntry> {

	private final Map<UUID, User> users;

	private final int maxEvents;

	/** The acts of this call by user, also those of transactions before. */
	private final Map<UUID, UUID> acts;

	private final Map<E, Outcome> outcomes = new HashMap<>();

	private int events;

	/**
	 * Creates it.
	 * @param users the locked users by the ids in the entries
	 */
	Batch(Map<UUID, User> users, int maxEvents, Map<UUID, UUID> acts) {
		this.users = users;
		this.maxEvents = maxEvents;
		this.acts = new HashMap<>(acts);
	}

	/** The locked user of an entry. */
	public User user(E entry) {
		return Objects.requireNonNull(this.users.get(entry.user()));
	}

	/** The locked users by their ids. */
	public Map<UUID, User> users() {
		Map<UUID, User> byId = new HashMap<>();
		this.users.values().forEach((user) -> byId.put(user.id(), user));
		return byId;
	}

	boolean knows(E entry) {
		return this.users.containsKey(entry.user());
	}

	/** The maximum number of events that the transaction may change. */
	public int maxEvents() {
		return this.maxEvents;
	}

	public void finish(E entry, Outcome outcome) {
		this.outcomes.put(entry, outcome);
	}

	/** Adds to the number of events that the transaction has changed. */
	public void addEvents(int number) {
		this.events += number;
	}

	int events() {
		return this.events;
	}

	Map<E, Outcome> outcomes() {
		return this.outcomes;
	}

	Map<UUID, UUID> acts() {
		return this.acts;
	}

	/** Whether the call has already changed the user. */
	public boolean hasChanged(User user) {
		return this.acts.containsKey(user.id());
	}

	@Nullable UUID act(User user) {
		return this.acts.get(user.id());
	}

	void addAct(User user, UUID act) {
		this.acts.put(user.id(), act);
	}

}
