package io.ztrisk.simulation;

import io.ztrisk.behavior.RiskLevel;

/**
 * A stored event.
 *
 * @param reported whether another system has reported it
 */
record ExistingEvent(SimulatedEvent event, boolean reported, RiskLevel level) {

}
