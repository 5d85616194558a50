package io.ztrisk.subscription;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When a subscription rests, and when it is given up.
 */
class StreakTests {

	private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

	@Test
	void restsAfterThreeFailuresInARow() {
		Streak streak = new Streak(0, 0, null, null, null);
		streak.fail("http", null, NOW);
		streak.fail("http", null, NOW.plusSeconds(1));
		assertThat(streak.isResting()).isFalse();
		streak.fail("timeout", null, NOW.plusSeconds(2));
		assertThat(streak.isResting()).isTrue();
		assertThat(streak.restUntil()).isEqualTo(NOW.plusSeconds(7));
		assertThat(streak.rests()).isEqualTo(1);
		assertThat(streak.failingSince()).isEqualTo(NOW);
		assertThat(streak.lastError()).isEqualTo("timeout");
	}

	@Test
	void aSuccessBetweenFailuresCountsAnew() {
		Streak streak = new Streak(2, 0, NOW, null, "http");
		streak.succeed(NOW.plusSeconds(1));
		streak.fail("http", null, NOW.plusSeconds(2));
		streak.fail("http", null, NOW.plusSeconds(3));
		assertThat(streak.isResting()).isFalse();
		assertThat(streak.failingSince()).isEqualTo(NOW.plusSeconds(2));
		assertThat(streak.lastSuccessAt()).isEqualTo(NOW.plusSeconds(1));
	}

	@Test
	void failuresOfAnEarlierPassCount() {
		Streak streak = new Streak(2, 0, NOW, null, "http");
		streak.fail("http", null, NOW.plusSeconds(1));
		assertThat(streak.isResting()).isTrue();
	}

	@Test
	void oneFailureAfterARestBeginsALongerOne() {
		Streak streak = new Streak(3, 1, NOW, null, "http");
		assertThat(streak.isOnTrial()).isTrue();
		streak.fail("http", null, NOW);
		assertThat(streak.restUntil()).isEqualTo(NOW.plusSeconds(30));
		assertThat(streak.rests()).isEqualTo(2);
	}

	@Test
	void failuresOfMessagesThatWereUnderWayMakeNoLongerRest() {
		Streak streak = new Streak(2, 0, NOW, null, "http");
		for (int i = 0; i < 8; i++) {
			streak.fail("http", null, NOW);
		}
		assertThat(streak.rests()).isEqualTo(1);
	}

	@Test
	void aSuccessEndsARest() {
		Streak streak = new Streak(9, 4, NOW, null, "http");
		streak.succeed(NOW);
		assertThat(streak.isResting()).isFalse();
		assertThat(streak.isOnTrial()).isFalse();
		assertThat(streak.failingSince()).isNull();
	}

	@Test
	void restsAtOnceIfTheReceiverAsksForIt() {
		Streak streak = new Streak(0, 0, null, null, null);
		streak.fail("http", Duration.ofMinutes(3), NOW);
		assertThat(streak.restUntil()).isEqualTo(NOW.plusSeconds(180));
	}

	@Test
	void aReceiverThatAsksForAShortRestAgainAndAgainGetsALongerOne() {
		Streak streak = new Streak(20, 5, NOW, null, "http");
		streak.fail("http", Duration.ofSeconds(1), NOW);
		assertThat(streak.restUntil()).isEqualTo(NOW.plus(Duration.ofHours(1)));
	}

	@Test
	void isHopelessAfterFiveDaysWithoutASuccess() {
		Streak streak = new Streak(20, 9, NOW, NOW.minusSeconds(60), "http");
		assertThat(streak.isHopeless(NOW.plus(Duration.ofDays(5)).minusSeconds(1))).isFalse();
		assertThat(streak.isHopeless(NOW.plus(Duration.ofDays(5)))).isTrue();
		streak.succeed(NOW);
		assertThat(streak.isHopeless(NOW.plus(Duration.ofDays(9)))).isFalse();
	}

}
