package io.ztrisk.subscription;

import java.time.Duration;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How long deliveries wait and subscriptions rest.
 */
class BackoffTests {

	private static final long SEED = 18;

	@ParameterizedTest
	@CsvSource({ "1, PT5S", "2, PT5M", "3, PT30M", "4, PT2H", "5, PT5H", "6, PT10H", "7, PT14H", "8, PT20H", "9, PT24H",
			"10, PT24H", "100, PT24H" })
	void aDeliveryWaitsLongerAfterEachAttempt(int attempts, Duration wait) {
		Random random = new Random(SEED);
		for (int i = 0; i < 1000; i++) {
			assertThat(Backoff.wait(attempts, random)).isBetween(wait.multipliedBy(79).dividedBy(100),
					wait.multipliedBy(121).dividedBy(100));
		}
	}

	@Test
	void waitsDiffer() {
		Random random = new Random(SEED);
		assertThat(Backoff.wait(2, random)).isNotEqualTo(Backoff.wait(2, random));
	}

	@ParameterizedTest
	@CsvSource({ "1, PT5S", "2, PT30S", "3, PT2M", "4, PT10M", "5, PT30M", "6, PT1H", "7, PT1H", "1000, PT1H" })
	void aSubscriptionRestsForAtMostAnHour(int rests, Duration rest) {
		assertThat(Backoff.restDuration(rests)).isEqualTo(rest);
	}

	@ParameterizedTest
	@CsvSource({ "PT0S, PT1S", "PT-5S, PT1S", "PT7S, PT7S", "PT59M, PT59M", "PT1H, PT1H", "P30D, PT1H" })
	void aReceiverMayAskForARestOfAtMostAnHour(Duration asked, Duration rest) {
		assertThat(Backoff.asked(asked)).isEqualTo(rest);
	}

}
