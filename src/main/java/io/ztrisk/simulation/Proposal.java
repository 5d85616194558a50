package io.ztrisk.simulation;

import java.time.Instant;

/**
 * A proposed configuration, and the one of today.
 *
 * @param since the start of the span of time, a whole hour: the findings of one event of
 * a behaviour that depends on settings are all before it or all after it
 */
record Proposal(Instant since, Configuration now, Configuration then) {

}
