package io.ztrisk.simulation;

import java.time.Instant;
import java.util.UUID;

import io.ztrisk.behavior.Behavior;

/**
 * An event that a configuration makes.
 *
 * @param at the time of the newest finding
 */
record SimulatedEvent(UUID id, Behavior behavior, Instant at) {

	/** Of two states of an event, the one with the newer finding. */
	SimulatedEvent newest(SimulatedEvent other) {
		return other.at.isAfter(this.at) ? other : this;
	}

}
