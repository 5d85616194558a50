package io.ztrisk.detector;

import java.util.ArrayList;
import java.util.List;

import io.ztrisk.observation.Finding;
import io.ztrisk.observation.Observation;
import io.ztrisk.settings.Criteria;

/**
 * Collects the findings of a detector in memory.
 */
record CollectedFindings(List<Finding> findings, List<Finding> suppressed,
		List<Observation> uncertain) implements Findings {

	CollectedFindings() {
		this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
	}

	/**
	 * Runs a detector over a window of observations.
	 */
	static CollectedFindings of(Detector<?> detector, ObservationWindow history, Criteria criteria) {
		CollectedFindings collected = new CollectedFindings();
		detector.correlate(history, criteria, collected);
		return collected;
	}

	boolean isEmpty() {
		return this.findings.isEmpty() && this.suppressed.isEmpty() && this.uncertain.isEmpty();
	}

	@Override
	public void add(Finding finding) {
		this.findings.add(finding);
	}

	@Override
	public void addSuppressed(Finding finding) {
		this.suppressed.add(finding);
	}

	@Override
	public void addUncertain(Observation observation) {
		this.uncertain.add(observation);
	}

	@Override
	public void addNone(Observation observation) {
	}

}
