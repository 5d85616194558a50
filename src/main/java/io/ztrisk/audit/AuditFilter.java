package io.ztrisk.audit;

import java.time.Instant;

import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.format.Timestamps;
import org.jspecify.annotations.Nullable;

/**
 * Which audit entries to list: those for which all conditions hold that are not null.
 *
 * @param action the action of the entry
 * @param actor the name of the token or the person, or ztrisk
 * @param since the entry has this time or a later one
 * @param subject the key or the id that the entry is about
 * @param until the entry has an earlier time
 */
record AuditFilter(@Nullable AuditAction action, @Nullable String actor, @Nullable Instant since,
		@Nullable String subject, @Nullable Instant until) {

	/**
	 * Reads the query parameters, which are null if missing.
	 * @throws ApiException naming the parameter that is malformed
	 */
	static AuditFilter parse(@Nullable String action, @Nullable String actor, @Nullable String since,
			@Nullable String subject, @Nullable String until) {
		return new AuditFilter((action != null) ? action(action) : null, (actor != null) ? text("actor", actor) : null,
				(since != null) ? time("since", since) : null, (subject != null) ? text("subject", subject) : null,
				(until != null) ? time("until", until) : null);
	}

	private static AuditAction action(String text) {
		return AuditAction.parse(text).orElseThrow(() -> invalid("action must be an action of the audit"));
	}

	/** PostgreSQL refuses a text with U+0000. */
	private static String text(String name, String text) {
		if (text.isEmpty() || text.indexOf(0) >= 0) {
			throw invalid(name + " must not be empty and must not contain U+0000");
		}
		return text;
	}

	private static Instant time(String name, String text) {
		return Timestamps.parseDateTime(text)
			.orElseThrow(() -> invalid(name + " must be an RFC 3339 time in the years 1970 to 9999"));
	}

	private static ApiException invalid(String problem) {
		return new ApiException(ErrorCode.INVALID_PARAMETER, problem);
	}

}
