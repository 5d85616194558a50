package io.ztrisk;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The settings of the shutdown.
 */
class ShutdownPropertiesTests {

	@Test
	void aNegativeDelayStopsTheStart() {
		assertThatIllegalArgumentException().isThrownBy(() -> new ShutdownProperties(Duration.ofSeconds(-1)))
			.withMessage("ZTRISK_SHUTDOWN_DELAY (ztrisk.shutdown-delay) must not be negative");
	}

}
