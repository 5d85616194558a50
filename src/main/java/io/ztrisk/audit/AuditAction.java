package io.ztrisk.audit;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;
import io.ztrisk.api.ApiSchema;

/**
 * The kind of a change. The database relies on the prefix {@code USER} of those to a
 * user.
 */
@ApiSchema("AuditAction")
public enum AuditAction {

	/** A behaviour was configured in another way. */
	BEHAVIOR_CHANGED,

	/** A section of the settings of detection was changed. */
	SETTINGS_CHANGED,

	/** A token was changed: its name, what it may do, where, until when or its status. */
	TOKEN_CHANGED,

	/** A token was deleted. */
	TOKEN_DELETED,

	/** A token was made. */
	TOKEN_MADE,

	/** A token was given another value. */
	TOKEN_ROLLED,

	/** A user was told of who is known. */
	USER_CHANGED,

	/** A user was told of who was not known. */
	USER_CREATED,

	/** A person was erased. */
	USER_ERASED,

	/** A user who was known by e-mail became one with another. */
	USER_MERGED,

	/** A user's score was cleared. */
	USER_RESET;

	/**
	 * The action as it stands on the wire: lower case.
	 */
	@JsonValue
	String wire() {
		return name().toLowerCase(Locale.ROOT);
	}

}
