package io.ztrisk.check;

/**
 * The numbers of users and events that were checked.
 *
 * @param events also counts events before a reset
 */
public record CheckedCounts(long users, long events) {

	CheckedCounts plus(CheckedCounts other) {
		return new CheckedCounts(this.users + other.users, this.events + other.events);
	}

}
