package io.ztrisk.limit;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The minimum rate of a connection.
 */
class MinimumRateTests {

	private static final long SECOND = 1_000_000_000;

	/** 1000 bytes a second, ten seconds of grace. */
	private final MinimumRate rate = new MinimumRate(
			new LimitProperties(1, 1, 1, 1, 1, 1, Duration.ZERO, DataSize.ofBytes(1000), Duration.ofSeconds(10)));

	@Test
	void aPeerThatMovesNothingHasTheGracePeriod() {
		assertThat(this.rate.isTooSlow(0, 10 * SECOND)).isFalse();
		assertThat(this.rate.isTooSlow(0, 1)).isTrue();
	}

	@Test
	void aPeerAtTheMinimumRateIsNeverTooSlow() {
		for (int i = 0; i < 1000; i++) {
			assertThat(this.rate.isTooSlow(1000, SECOND)).isFalse();
		}
	}

	@Test
	void aPeerAtHalfTheRateIsTooSlowAfterTwiceTheGracePeriod() {
		for (int i = 0; i < 20; i++) {
			assertThat(this.rate.isTooSlow(500, SECOND)).isFalse();
		}
		assertThat(this.rate.isTooSlow(500, SECOND)).isTrue();
	}

	@Test
	void aFastStartMakesUpForALaterPause() {
		assertThat(this.rate.isTooSlow(20_000, 0)).isFalse();
		assertThat(this.rate.isTooSlow(0, 30 * SECOND)).isFalse();
		assertThat(this.rate.isTooSlow(0, 1)).isTrue();
	}

}
