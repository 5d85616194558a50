package io.ztrisk.detection;

import io.ztrisk.observation.Finding;
import io.ztrisk.observation.Observation;

/**
 * Takes what a detector makes of a user's observations. Each observation that is to be
 * judged is found, inexact or nothing; besides, findings may be suppressed. It takes one
 * verdict at a time, so that not all of them need to be in memory.
 */
public interface Verdicts {

	/**
	 * Takes a finding, which raises an event.
	 */
	void found(Finding finding);

	/**
	 * Takes what would have been a finding if the account had not excluded something.
	 */
	void suppressed(Finding finding);

	/**
	 * Takes an observation that would have been a finding if the places of the logins
	 * were exact.
	 */
	void inexact(Observation observation);

	/**
	 * Takes an observation that is no finding.
	 */
	void nothing(Observation observation);

}
