package io.ztrisk.simulation;

import io.ztrisk.behavior.RiskLevel;

/**
 * A stored event.
 *
 * @param reported whether another system has reported it
 * @param dismissed whether a person has dismissed it, so that it does not count
 */
record ExistingEvent(SimulatedEvent event, boolean reported, RiskLevel level, boolean dismissed) {

}
