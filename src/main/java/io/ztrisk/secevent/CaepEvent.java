package io.ztrisk.secevent;

import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ztrisk.change.LoggedChange;
import io.ztrisk.level.ChangeCause;
import io.ztrisk.level.UserLevel;
import org.jspecify.annotations.Nullable;

/**
 * An event of CAEP 1.0 about a user.
 *
 * @param currentLevel only of a risk level change: {@code LOW}, {@code MEDIUM} or
 * {@code HIGH}. CAEP has no other, so that {@code unscored} is {@code LOW}
 * @param eventTimestamp in seconds since 1970
 * @param initiatingEntity {@code system}, {@code policy}, or {@code admin} if a person of
 * this server did it
 * @param previousLevel null if the level is as it was
 * @param reasonAdmin the reason by language
 * @param riskReason the key of the behaviour, or the cause
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CaepEvent(@Nullable String currentLevel, long eventTimestamp, String initiatingEntity,
		@Nullable String previousLevel, @Nullable String principal, Map<String, String> reasonAdmin,
		@Nullable String riskReason) {

	/** Whether a receiver that knows no level below low is told of a change. */
	static boolean isTold(LoggedChange change) {
		return (change.previous() == change.level()) ? change.level() != UserLevel.UNSCORED
				: !word(change.previous()).equals(word(change.level()));
	}

	/** Whether a change ends sessions. */
	static boolean isRiseToHigh(LoggedChange change) {
		return change.level() == UserLevel.HIGH && change.previous() != UserLevel.HIGH;
	}

	static CaepEvent riskLevelChange(LoggedChange change, String reason) {
		return new CaepEvent(word(change.level()), change.occurredAt().getEpochSecond(), actor(change.cause()),
				(change.previous() != change.level()) ? word(change.previous()) : null, "USER", Map.of("en", reason),
				(change.behavior() != null) ? change.behavior() : change.cause().wire());
	}

	static CaepEvent sessionRevoked(LoggedChange change, String reason) {
		return new CaepEvent(null, change.occurredAt().getEpochSecond(), "policy", null, null,
				Map.of("en", "Risk rose to high: " + reason), null);
	}

	private static String word(UserLevel level) {
		return (level != UserLevel.UNSCORED) ? level.wire().toUpperCase(Locale.ROOT) : "LOW";
	}

	private static String actor(ChangeCause cause) {
		return switch (cause) {
			case RESET, DISMISSED, RESTORED, NOTE -> "admin";
			case EVENT, MERGED, IDENTIFIED, RECOMPUTED, REOPENED -> "system";
		};
	}

}
