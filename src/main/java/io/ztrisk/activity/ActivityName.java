package io.ztrisk.activity;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An activity of a user that a record can contain.
 */
public enum ActivityName {

	/** The user logged in. */
	LOGIN_SUCCESS,

	/** Somebody failed to log in as the user. */
	LOGIN_FAILURE,

	/** The user refused a request for a second factor. */
	MFA_DENIED,

	/** The identity provider reports a risk. */
	RISK_REPORTED,

	/** The user visited a host. */
	VISIT,

	/** Content matched a profile of data loss prevention. */
	DLP_MATCH,

	/** The user transferred a file. */
	FILE,

	/** A report about the user's device. */
	POSTURE;

	/** The problem of a text that is no activity. */
	public static final String ONE_OF = "must be one of "
			+ Stream.of(values()).map(ActivityName::key).collect(Collectors.joining(", "));

	/** The name in mappings and rules. */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	public static Optional<ActivityName> parse(String key) {
		return Stream.of(values()).filter((activity) -> activity.key().equals(key)).findFirst();
	}

}
