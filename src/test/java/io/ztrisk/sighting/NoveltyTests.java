package io.ztrisk.sighting;

import java.time.LocalDate;

import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.BehaviorRule;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.JsonNodeFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests when a value is new.
 */
class NoveltyTests {

	private static final LocalDate DAY = LocalDate.parse("2026-11-20");

	private final Novelty rule = new Novelty(
			new BehaviorRule(new Behavior("new_country"), 1, 1, true, JsonNodeFactory.instance.objectNode()), 14, 90);

	@ParameterizedTest
	@CsvSource({ ", 14, true", ", 13, false", "1, 100, false", "90, 100, false", "91, 100, true" })
	void aValueIsNewIfTheUserIsKnownAndTheValueIsForgotten(@Nullable Integer daysSinceValue, int daysSinceFirst,
			boolean isNew) {
		LocalDate before = (daysSinceValue != null) ? DAY.minusDays(daysSinceValue) : null;
		assertThat(this.rule.isNew(DAY, before, DAY.minusDays(daysSinceFirst))).isEqualTo(isNew);
	}

}
