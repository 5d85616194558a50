package io.ztrisk.check;

/**
 * The number of users and events that a check has read.
 *
 * @param users how many users
 * @param events how many events, those before a reset too
 */
public record CheckedCounts(long users, long events) {

	CheckedCounts plus(CheckedCounts other) {
		return new CheckedCounts(this.users + other.users, this.events + other.events);
	}

}
