package io.ztrisk.limit;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.NestedExceptionUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Limits that would let nothing pass do not start.
 */
class LimitPropertiesTests {

	@ParameterizedTest
	@CsvSource({ "calls, 0", "look-ups, 0", "bodies, 0", "small-bodies, -1", "lists, 0", "bodies, 89", "queue, -1",
			"max-wait, -1s", "min-rate, 0B", "grace-period, -1s" })
	void aLimitOutOfItsRangeIsRefusedByName(String name, String value) {
		assertThatExceptionOfType(Exception.class).isThrownBy(() -> bind(name, value))
			.satisfies((ex) -> assertThat(NestedExceptionUtils.getMostSpecificCause(ex))
				.hasMessageContaining("ztrisk.limits." + name));
	}

	@ParameterizedTest
	@CsvSource({ "calls, 1", "bodies, 88", "queue, 0", "max-wait, 0", "min-rate, 1B", "grace-period, 0" })
	void theEndsOfTheRangesArePossible(String name, String value) {
		assertThat(bind(name, value)).isNotNull();
	}

	@Test
	void theDefaultsAreInTheirRanges() {
		assertThat(bind("calls", "64").bodies()).isEqualTo(40);
	}

	private static LimitProperties bind(String name, String value) {
		return new Binder(new MapConfigurationPropertySource(Map.of("ztrisk.limits." + name, value)))
			.bindOrCreate("ztrisk.limits", LimitProperties.class);
	}

}
