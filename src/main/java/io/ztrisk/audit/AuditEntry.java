package io.ztrisk.audit;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A change to record.
 *
 * @param accountId an account, or {@code *} for all accounts
 * @param subject what was changed: the key of a behaviour, a section of the settings, or
 * an id
 * @param fields the names of the changed fields, null if before and after show them
 * @param before the values before, null if there were none or they must not be stored
 * @param after the values after, null if there are none or they must not be stored
 */
public record AuditEntry(String accountId, AuditAction action, String subject, @Nullable List<String> fields,
		@Nullable Object before, @Nullable Object after) {

	/** A change whose values may be stored. */
	public static AuditEntry of(String accountId, AuditAction action, String subject, @Nullable Object before,
			@Nullable Object after) {
		return new AuditEntry(accountId, action, subject, null, before, after);
	}

	/** A change of which only the names of the fields may be stored. */
	public static AuditEntry ofFields(String accountId, AuditAction action, String subject, List<String> fields) {
		return new AuditEntry(accountId, action, subject, fields, null, null);
	}

}
