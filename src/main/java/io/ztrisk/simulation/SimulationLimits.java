package io.ztrisk.simulation;

import java.time.Duration;

/**
 * The limits of a simulation, which ends at the first user after one of them.
 *
 * @param observations the maximum number of observations
 * @param ofUser the maximum number of observations of a user: others are skipped
 */
record SimulationLimits(Duration time, int observations, int ofUser) {

	static final SimulationLimits DEFAULT = new SimulationLimits(Duration.ofSeconds(60), 5_000_000, 100_000);

}
