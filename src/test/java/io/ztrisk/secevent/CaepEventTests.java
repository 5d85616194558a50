package io.ztrisk.secevent;

import java.time.Instant;
import java.util.UUID;

import io.ztrisk.change.LoggedChange;
import io.ztrisk.level.ChangeCause;
import io.ztrisk.level.UserLevel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a change of a level is in CAEP.
 */
class CaepEventTests {

	private static final Instant AT = Instant.parse("2026-11-28T12:00:00.9Z");

	@ParameterizedTest
	@CsvSource({ "UNSCORED, MEDIUM, EVENT, LOW, MEDIUM, system", "LOW, HIGH, EVENT, LOW, HIGH, system",
			"HIGH, UNSCORED, RESET, HIGH, LOW, admin", "HIGH, MEDIUM, DISMISSED, HIGH, MEDIUM, admin",
			"MEDIUM, HIGH, RESTORED, MEDIUM, HIGH, admin", "LOW, HIGH, REOPENED, LOW, HIGH, system",
			"HIGH, LOW, RECOMPUTED, HIGH, LOW, system", "HIGH, HIGH, IDENTIFIED, , HIGH, system",
			"MEDIUM, MEDIUM, MERGED, , MEDIUM, system", "LOW, LOW, MERGED, , LOW, system" })
	void aChangeHasBothLevelsIfTheyDiffer(UserLevel before, UserLevel after, ChangeCause cause,
			@Nullable String previous, String current, String actor) {
		LoggedChange change = change(before, after, cause, null);
		assertThat(CaepEvent.isTold(change)).isTrue();
		CaepEvent event = CaepEvent.riskLevelChange(change, "Why");
		assertThat(event.previousLevel()).isEqualTo(previous);
		assertThat(event.currentLevel()).isEqualTo(current);
		assertThat(event.initiatingEntity()).isEqualTo(actor);
		assertThat(event.riskReason()).isEqualTo(cause.wire());
		assertThat(event.principal()).isEqualTo("USER");
		assertThat(event.eventTimestamp()).isEqualTo(AT.getEpochSecond());
		assertThat(event.reasonAdmin()).hasToString("{en=Why}");
	}

	@ParameterizedTest
	@CsvSource({ "UNSCORED, LOW, EVENT", "LOW, UNSCORED, RESET", "UNSCORED, UNSCORED, MERGED" })
	void aChangeThatCaepCannotTellIsNotTold(UserLevel before, UserLevel after, ChangeCause cause) {
		assertThat(CaepEvent.isTold(change(before, after, cause, null))).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "UNSCORED, HIGH, true", "MEDIUM, HIGH, true", "HIGH, HIGH, false", "HIGH, MEDIUM, false" })
	void sessionsEndByARiseToHigh(UserLevel before, UserLevel after, boolean ends) {
		assertThat(CaepEvent.isRiseToHigh(change(before, after, ChangeCause.MERGED, null))).isEqualTo(ends);
	}

	@Test
	void theReasonOfAnEventIsItsBehavior() {
		LoggedChange change = change(UserLevel.LOW, UserLevel.HIGH, ChangeCause.EVENT, "imp_travel");
		assertThat(CaepEvent.riskLevelChange(change, "Why").riskReason()).isEqualTo("imp_travel");
		CaepEvent revoked = CaepEvent.sessionRevoked(change, "Why");
		assertThat(revoked.initiatingEntity()).isEqualTo("policy");
		assertThat(revoked.reasonAdmin()).hasToString("{en=Risk rose to high: Why}");
		assertThat(revoked.riskReason()).isNull();
	}

	private static LoggedChange change(UserLevel before, UserLevel after, ChangeCause cause,
			@Nullable String behavior) {
		return new LoggedChange(1, new UUID(3, 4), new UUID(5, 6), before, after, cause, behavior, null, AT,
				AT.plusSeconds(60));
	}

}
