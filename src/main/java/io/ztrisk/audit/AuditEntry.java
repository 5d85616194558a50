package io.ztrisk.audit;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A change to record.
 *
 * @param accountId whom it concerns: an account, or {@code *} for none alone
 * @param action what was done
 * @param subject to what: a behaviour's key, a section of the settings, or an id
 * @param fields the names of the changed fields, null where before and after tell them
 * @param before null if there was nothing, or it must not be told
 * @param after null if there is nothing, or it must not be told
 */
public record AuditEntry(String accountId, AuditAction action, String subject, @Nullable List<String> fields,
		@Nullable Object before, @Nullable Object after) {

	/**
	 * A change of something that may be shown.
	 */
	public static AuditEntry of(String accountId, AuditAction action, String subject, @Nullable Object before,
			@Nullable Object after) {
		return new AuditEntry(accountId, action, subject, null, before, after);
	}

	/**
	 * A change of which only the fields' names may be told.
	 */
	public static AuditEntry ofFields(String accountId, AuditAction action, String subject, List<String> fields) {
		return new AuditEntry(accountId, action, subject, fields, null, null);
	}

}
