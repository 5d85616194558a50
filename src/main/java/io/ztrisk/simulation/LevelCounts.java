package io.ztrisk.simulation;

import java.util.EnumMap;
import java.util.Map;

import io.ztrisk.behavior.RiskLevel;
import org.jspecify.annotations.Nullable;

/**
 * Counts users by level.
 */
final class LevelCounts {

	private final Map<RiskLevel, Long> scored = new EnumMap<>(RiskLevel.class);

	private long unscored;

	void add(@Nullable RiskLevel level) {
		if (level == null) {
			this.unscored++;
		}
		else {
			this.scored.merge(level, 1L, Long::sum);
		}
	}

	SimulationResult.UserCounts result() {
		return new SimulationResult.UserCounts(of(RiskLevel.HIGH), of(RiskLevel.LOW), of(RiskLevel.MEDIUM),
				this.unscored);
	}

	private long of(RiskLevel level) {
		return this.scored.getOrDefault(level, 0L);
	}

}
