package io.ztrisk.user;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.behavior.RiskLevel;
import io.ztrisk.format.Timestamps;
import org.jspecify.annotations.Nullable;

/**
 * Which users with a score to list: those for which all given conditions hold.
 *
 * @param levels the user has one of these levels; empty for any level
 * @param behavior the user has an event of this behaviour that counts
 * @param since the last event has this time or a later one
 * @param prefix the e-mail or the name begins with it
 */
public record UserFilter(List<RiskLevel> levels, @Nullable String behavior, @Nullable Instant since,
		@Nullable UserPrefix prefix) {

	private static final Pattern KEY = Pattern.compile("[a-z0-9_]{1,64}");

	/**
	 * Reads the query parameters, which are null if missing.
	 * @throws ApiException naming the parameter that is malformed
	 */
	public static UserFilter parse(@Nullable String level, @Nullable String behavior, @Nullable String since,
			@Nullable String q) {
		if (behavior != null && !KEY.matcher(behavior).matches()) {
			throw invalid("behavior must be the key of a behavior");
		}
		return new UserFilter((level != null) ? levels(level) : List.of(), behavior,
				(since != null) ? time(since) : null, (q != null) ? prefix(q) : null);
	}

	private static List<RiskLevel> levels(String text) {
		return Arrays.stream(text.split(",", -1))
			.map((level) -> RiskLevel.parse(level)
				.orElseThrow(() -> invalid("level must be one or more of " + RiskLevel.VALUES + ", with commas")))
			.distinct()
			.toList();
	}

	static UserPrefix prefix(String text) {
		return UserPrefix.parse(text).orElseThrow(() -> invalid("q must have 1 to 320 characters"));
	}

	private static Instant time(String text) {
		return Timestamps.parseDateTime(text)
			.orElseThrow(() -> invalid("since must be an RFC 3339 time in the years 1970 to 9999"));
	}

	private static ApiException invalid(String problem) {
		return new ApiException(ErrorCode.INVALID_PARAMETER, problem);
	}

	/**
	 * The statement of the users, without an order.
	 * @param more further columns, each after a comma
	 */
	public String rows(String more) {
		StringBuilder rows = new StringBuilder(UserRepository.SUMMARY_COLUMNS).append(more)
			.append(UserRepository.OF_SCORED);
		if (this.prefix != null) {
			rows.append(" and ").append(UserPrefix.CONDITION);
		}
		if (!this.levels.isEmpty()) {
			rows.append(" and risk_level = any (cast(:levels as smallint[]))");
		}
		if (this.behavior != null) {
			rows.append(" and :behavior = any (behaviors)");
		}
		if (this.since != null) {
			rows.append(" and last_event >= :since");
		}
		return rows.toString();
	}

	/** The parameters of {@link #rows}. */
	public Map<String, ?> parameters(AccountId account) {
		Map<String, Object> parameters = new HashMap<>(Map.of("account", account.value()));
		if (this.prefix != null) {
			parameters.putAll(this.prefix.parameters());
		}
		if (!this.levels.isEmpty()) {
			parameters.put("levels", this.levels.stream().map(RiskLevel::rank).toArray(Short[]::new));
		}
		if (this.behavior != null) {
			parameters.put("behavior", this.behavior);
		}
		if (this.since != null) {
			parameters.put("since", this.since.atOffset(ZoneOffset.UTC));
		}
		return parameters;
	}

}
