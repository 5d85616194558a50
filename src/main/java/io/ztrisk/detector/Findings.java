package io.ztrisk.detector;

import io.ztrisk.observation.Finding;
import io.ztrisk.observation.Observation;

/**
 * Receives the results of a detector one at a time, so that not all need to be in memory.
 * Each observation that needs evaluation is reported once: as a finding, as uncertain or
 * as none. Suppressed findings are reported in addition.
 */
public interface Findings {

	/** Adds a finding, which belongs to an event. */
	void add(Finding finding);

	/** Adds a finding to which an exclusion of the account applies. */
	void addSuppressed(Finding finding);

	/** Adds an observation that would be a finding if its values were exact. */
	void addUncertain(Observation observation);

	/** Adds an observation that is not a finding. */
	void addNone(Observation observation);

}
