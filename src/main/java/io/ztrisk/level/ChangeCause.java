package io.ztrisk.level;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;
import io.ztrisk.api.ApiSchema;

/**
 * Why the level of a user changed, or what a person did. Of several causes in a
 * transaction the first one counts.
 */
@ApiSchema("ChangeCause")
public enum ChangeCause {

	/** A user that was known by an alias only was merged into this one. */
	MERGED,

	/** A person dismissed events. */
	DISMISSED,

	/** A person restored dismissed events. */
	RESTORED,

	/** A finding that is not alike ended the dismissal of an event. */
	REOPENED,

	/** An event brought the level. */
	EVENT,

	/** A person reset the user. */
	RESET,

	/** Any other reason: a finding was taken back, for example. */
	RECOMPUTED,

	/** A user with a level got its first e-mail. The level is as it was. */
	IDENTIFIED,

	/** A person wrote a note. It changes no level. */
	NOTE;

	/** The cause in the API and in the database. */
	@JsonValue
	public String wire() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** The cause with a {@link #wire() name}. */
	public static ChangeCause of(String wire) {
		return valueOf(wire.toUpperCase(Locale.ROOT));
	}

	ChangeCause or(ChangeCause other) {
		return (compareTo(other) <= 0) ? this : other;
	}

}
