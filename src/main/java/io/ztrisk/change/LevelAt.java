package io.ztrisk.change;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ztrisk.api.ApiSchema;
import io.ztrisk.behavior.RiskLevel;
import io.ztrisk.level.UserLevel;
import org.jspecify.annotations.Nullable;

/**
 * The level of a user at a time.
 *
 * @param level null if it is not recorded
 */
@ApiSchema("LevelAt")
public record LevelAt(@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UserLevel level, boolean recorded,
		Instant time) {

	static LevelAt of(@Nullable RiskLevel level, Instant time) {
		return new LevelAt(UserLevel.of(level), true, time);
	}

}
