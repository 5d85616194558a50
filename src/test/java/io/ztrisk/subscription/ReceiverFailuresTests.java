package io.ztrisk.subscription;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When a subscription rests, and when it is given up.
 */
class ReceiverFailuresTests {

	private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

	@Test
	void restsAfterThreeFailuresInARow() {
		ReceiverFailures failures = new ReceiverFailures(0, 0, null, null, null);
		failures.fail("http", null, NOW);
		failures.fail("http", null, NOW.plusSeconds(1));
		assertThat(failures.isResting()).isFalse();
		failures.fail("timeout", null, NOW.plusSeconds(2));
		assertThat(failures.isResting()).isTrue();
		assertThat(failures.restUntil()).isEqualTo(NOW.plusSeconds(7));
		assertThat(failures.rests()).isEqualTo(1);
		assertThat(failures.failingSince()).isEqualTo(NOW);
		assertThat(failures.lastError()).isEqualTo("timeout");
	}

	@Test
	void aSuccessBetweenFailuresCountsAnew() {
		ReceiverFailures failures = new ReceiverFailures(2, 0, NOW, null, "http");
		failures.succeed(NOW.plusSeconds(1));
		failures.fail("http", null, NOW.plusSeconds(2));
		failures.fail("http", null, NOW.plusSeconds(3));
		assertThat(failures.isResting()).isFalse();
		assertThat(failures.failingSince()).isEqualTo(NOW.plusSeconds(2));
		assertThat(failures.lastSuccessAt()).isEqualTo(NOW.plusSeconds(1));
	}

	@Test
	void failuresOfAnEarlierPassCount() {
		ReceiverFailures failures = new ReceiverFailures(2, 0, NOW, null, "http");
		failures.fail("http", null, NOW.plusSeconds(1));
		assertThat(failures.isResting()).isTrue();
	}

	@Test
	void oneFailureAfterARestBeginsALongerOne() {
		ReceiverFailures failures = new ReceiverFailures(3, 1, NOW, null, "http");
		assertThat(failures.isOnTrial()).isTrue();
		failures.fail("http", null, NOW);
		assertThat(failures.restUntil()).isEqualTo(NOW.plusSeconds(30));
		assertThat(failures.rests()).isEqualTo(2);
	}

	@Test
	void failuresOfMessagesThatWereUnderWayMakeNoLongerRest() {
		ReceiverFailures failures = new ReceiverFailures(2, 0, NOW, null, "http");
		for (int i = 0; i < 8; i++) {
			failures.fail("http", null, NOW);
		}
		assertThat(failures.rests()).isEqualTo(1);
	}

	@Test
	void aSuccessEndsARest() {
		ReceiverFailures failures = new ReceiverFailures(9, 4, NOW, null, "http");
		failures.succeed(NOW);
		assertThat(failures.isResting()).isFalse();
		assertThat(failures.isOnTrial()).isFalse();
		assertThat(failures.failingSince()).isNull();
	}

	@Test
	void restsAtOnceIfTheReceiverAsksForIt() {
		ReceiverFailures failures = new ReceiverFailures(0, 0, null, null, null);
		failures.fail("http", Duration.ofMinutes(3), NOW);
		assertThat(failures.restUntil()).isEqualTo(NOW.plusSeconds(180));
	}

	@Test
	void aReceiverThatAsksForAShortRestAgainAndAgainGetsALongerOne() {
		ReceiverFailures failures = new ReceiverFailures(20, 5, NOW, null, "http");
		failures.fail("http", Duration.ofSeconds(1), NOW);
		assertThat(failures.restUntil()).isEqualTo(NOW.plus(Duration.ofHours(1)));
	}

	@Test
	void hasFailedTooLongAfterFiveDaysWithoutASuccess() {
		ReceiverFailures failures = new ReceiverFailures(20, 9, NOW, NOW.minusSeconds(60), "http");
		assertThat(failures.hasFailedTooLong(NOW.plus(Duration.ofDays(5)).minusSeconds(1))).isFalse();
		assertThat(failures.hasFailedTooLong(NOW.plus(Duration.ofDays(5)))).isTrue();
		failures.succeed(NOW);
		assertThat(failures.hasFailedTooLong(NOW.plus(Duration.ofDays(9)))).isFalse();
	}

}
