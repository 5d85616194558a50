package io.ztrisk.detector;

import java.util.ArrayList;
import java.util.List;

import io.ztrisk.detection.Detector;
import io.ztrisk.detection.ObservationWindow;
import io.ztrisk.detection.Verdicts;
import io.ztrisk.observation.Finding;
import io.ztrisk.observation.Observation;
import io.ztrisk.settings.Criteria;

/**
 * What a detector has made of observations, all of it in memory.
 */
record Collected(List<Finding> findings, List<Finding> suppressed, List<Observation> inexact) implements Verdicts {

	Collected() {
		this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
	}

	/**
	 * Lets a detector judge.
	 */
	static Collected of(Detector<?> detector, ObservationWindow history, Criteria criteria) {
		Collected collected = new Collected();
		detector.judge(history, criteria, collected);
		return collected;
	}

	boolean isEmpty() {
		return this.findings.isEmpty() && this.suppressed.isEmpty() && this.inexact.isEmpty();
	}

	@Override
	public void found(Finding finding) {
		this.findings.add(finding);
	}

	@Override
	public void suppressed(Finding finding) {
		this.suppressed.add(finding);
	}

	@Override
	public void inexact(Observation observation) {
		this.inexact.add(observation);
	}

	@Override
	public void nothing(Observation observation) {
	}

}
