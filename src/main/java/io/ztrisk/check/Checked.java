package io.ztrisk.check;

/**
 * What a check has looked at.
 *
 * @param users how many users
 * @param events how many events, those before a reset too
 */
public record Checked(long users, long events) {

	Checked plus(Checked other) {
		return new Checked(this.users + other.users, this.events + other.events);
	}

}
