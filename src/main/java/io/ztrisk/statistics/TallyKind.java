package io.ztrisk.statistics;

import java.util.Locale;

import jakarta.persistence.EnumeratedValue;

/**
 * A kind of things that a {@link Tally} counts.
 */
enum TallyKind {

	/** Users with a level. The key is the level. */
	USERS,

	/** Events by the day of their time. The key is the behaviour. */
	FOUND;

	@EnumeratedValue
	private final String stored = name().toLowerCase(Locale.ROOT);

	/** The kind in the database. */
	String stored() {
		return this.stored;
	}

}
