package io.ztrisk.audit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;
import io.ztrisk.api.ApiSchema;

/**
 * The kind of a change. A constraint of the database relies on the prefix {@code USER}.
 */
@ApiSchema("AuditAction")
public enum AuditAction {

	/** The configuration of a behaviour was changed. */
	BEHAVIOR_CHANGED,

	/** A behaviour of the account was deleted. */
	BEHAVIOR_DELETED,

	/** The account made a behaviour. */
	BEHAVIOR_MADE,

	/** The mapping of a dataset was changed. */
	DATASET_CHANGED,

	/** A dataset was deleted. */
	DATASET_DELETED,

	/** A dataset was made. */
	DATASET_MADE,

	/** A session of the console was ended by somebody else. */
	SESSION_ENDED,

	/** A section of the settings of detection was changed. */
	SETTINGS_CHANGED,

	/** The next key of an account signs its messages. */
	SIGNING_KEY_TURNED,

	/** A subscription was changed, or the server has disabled it. */
	SUBSCRIPTION_CHANGED,

	/** A subscription was deleted. */
	SUBSCRIPTION_DELETED,

	/** A subscription was made. */
	SUBSCRIPTION_MADE,

	/** A delivery of a subscription was begun anew. */
	SUBSCRIPTION_REDELIVERED,

	/** A subscription got a new secret. */
	SUBSCRIPTION_ROLLED,

	/** The name, permissions, accounts, expiry or status of a token were changed. */
	TOKEN_CHANGED,

	/** A token was deleted. */
	TOKEN_DELETED,

	/** A token was created. */
	TOKEN_MADE,

	/** A token got a new value. */
	TOKEN_ROLLED,

	/** An existing user was changed. */
	USER_CHANGED,

	/** A user was created. */
	USER_CREATED,

	/** A person was erased. */
	USER_ERASED,

	/** An event of a user was dismissed, or its dismissal got other words. */
	USER_EVENT_DISMISSED,

	/** A finding has ended the dismissal of an event. */
	USER_EVENT_REOPENED,

	/** A person has ended the dismissal of an event. */
	USER_EVENT_RESTORED,

	/** A user that was known by e-mail was merged into another. */
	USER_MERGED,

	/** A note about a user was added. */
	USER_NOTE_ADDED,

	/** A note about a user was deleted. */
	USER_NOTE_DELETED,

	/** The score of a user was reset. */
	USER_RESET;

	/** The action in the API; empty if there is no such action. */
	static Optional<AuditAction> parse(String wire) {
		return Arrays.stream(values()).filter((action) -> action.wire().equals(wire)).findFirst();
	}

	@JsonValue
	String wire() {
		return name().toLowerCase(Locale.ROOT);
	}

}
