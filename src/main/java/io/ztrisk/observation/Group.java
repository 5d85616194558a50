package io.ztrisk.observation;

import java.util.UUID;

import io.ztrisk.behavior.Behavior;

/**
 * Identifies a user's observations of a behaviour. Senders choose the ids of users, so
 * all groups may have the same hash: use them in tree maps.
 */
public record Group(UUID user, Behavior behavior) implements Comparable<Group> {

	public static Group of(UserObservation observed) {
		return new Group(observed.user(), observed.observation().behavior());
	}

	public static Group of(ObservationKey key) {
		return new Group(key.user(), key.behavior());
	}

	@Override
	public int compareTo(Group other) {
		int byUser = this.user.compareTo(other.user);
		return (byUser != 0) ? byUser : this.behavior.compareTo(other.behavior);
	}

}
