package io.ztrisk.score;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.behavior.RiskLevel;
import io.ztrisk.format.Timestamps;
import io.ztrisk.user.UserPrefix;
import org.jspecify.annotations.Nullable;

/**
 * Which users with a score to list: those for which all given conditions hold.
 *
 * @param levels the user has one of these levels; empty for any level
 * @param behavior the user has an event of this behaviour that counts
 * @param since the last event has this time or a later one
 * @param prefix the e-mail or the name begins with it
 */
record SummaryFilter(List<RiskLevel> levels, @Nullable String behavior, @Nullable Instant since,
		@Nullable UserPrefix prefix) {

	private static final Pattern KEY = Pattern.compile("[a-z0-9_]{1,64}");

	/**
	 * Reads the query parameters, which are null if missing.
	 * @throws ApiException naming the parameter that is malformed
	 */
	static SummaryFilter parse(@Nullable String level, @Nullable String behavior, @Nullable String since,
			@Nullable String q) {
		if (behavior != null && !KEY.matcher(behavior).matches()) {
			throw invalid("behavior must be the key of a behavior");
		}
		return new SummaryFilter((level != null) ? levels(level) : List.of(), behavior,
				(since != null) ? time(since) : null, (q != null) ? UserPrefix.parse(q) : null);
	}

	private static List<RiskLevel> levels(String text) {
		return Arrays.stream(text.split(",", -1))
			.map((level) -> RiskLevel.parse(level)
				.orElseThrow(() -> invalid("level must be one or more of " + RiskLevel.VALUES + ", with commas")))
			.distinct()
			.toList();
	}

	private static Instant time(String text) {
		return Timestamps.parseDateTime(text)
			.orElseThrow(() -> invalid("since must be an RFC 3339 time in the years 1970 to 9999"));
	}

	private static ApiException invalid(String problem) {
		return new ApiException(ErrorCode.INVALID_PARAMETER, problem);
	}

}
