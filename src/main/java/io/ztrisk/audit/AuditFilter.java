package io.ztrisk.audit;

import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.format.Timestamps;
import org.jspecify.annotations.Nullable;

/**
 * Which audit entries to list: those for which all conditions hold.
 *
 * @param conditions conditions of a statement, each with the name and the value of its
 * parameter
 */
record AuditFilter(Map<String, Condition> conditions) {

	/**
	 * Reads the query parameters, which are null if missing.
	 * @throws ApiException naming the parameter that is malformed
	 */
	static AuditFilter parse(@Nullable String action, @Nullable String actor, @Nullable String since,
			@Nullable String subject, @Nullable String until) {
		Map<String, Condition> conditions = new TreeMap<>();
		if (action != null) {
			String known = AuditAction.parse(action)
				.orElseThrow(() -> invalid("action must be an action of the audit"))
				.wire();
			conditions.put("action", new Condition("action = :action", known));
		}
		if (actor != null) {
			conditions.put("actor", new Condition("actor = :actor", text("actor", actor)));
		}
		if (since != null) {
			conditions.put("since", new Condition("changed_at >= :since", time("since", since)));
		}
		if (subject != null) {
			conditions.put("subject", new Condition("subject = :subject", text("subject", subject)));
		}
		if (until != null) {
			conditions.put("until", new Condition("changed_at < :until", time("until", until)));
		}
		return new AuditFilter(conditions);
	}

	/** PostgreSQL refuses a text with U+0000. */
	private static String text(String name, String text) {
		if (text.isEmpty() || text.indexOf(0) >= 0) {
			throw invalid(name + " must not be empty and must not contain U+0000");
		}
		return text;
	}

	private static Object time(String name, String text) {
		return Timestamps.parseDateTime(text)
			.map((time) -> time.atOffset(ZoneOffset.UTC))
			.orElseThrow(() -> invalid(name + " must be an RFC 3339 time in the years 1970 to 9999"));
	}

	private static ApiException invalid(String problem) {
		return new ApiException(ErrorCode.INVALID_PARAMETER, problem);
	}

	/** The conditions, each after an {@code and}. */
	String sql() {
		StringBuilder sql = new StringBuilder();
		this.conditions.values().forEach((condition) -> sql.append(" and ").append(condition.sql()));
		return sql.toString();
	}

	Map<String, ?> parameters(String accountId) {
		Map<String, Object> parameters = new HashMap<>(Map.of("account", accountId));
		this.conditions.forEach((name, condition) -> parameters.put(name, condition.value()));
		return parameters;
	}

	/** A condition and the value of its parameter. */
	record Condition(String sql, Object value) {

	}

}
