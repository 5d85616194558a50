package io.ztrisk.testmode;

import java.util.List;
import java.util.UUID;

import io.ztrisk.behavior.RiskLevel;
import org.jspecify.annotations.Nullable;

/**
 * A user to make, or to change if it exists. It has an id, an e-mail or both.
 *
 * @param level the level that the user then has, null if the events decide
 * @param events the events to store, at least one
 */
record TestUser(@Nullable UUID id, @Nullable String email, @Nullable String name, @Nullable RiskLevel level,
		List<TestEvent> events) {

}
