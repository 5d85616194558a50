package io.ztrisk.detector;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;

import io.ztrisk.behavior.Behavior;
import io.ztrisk.detection.EvidenceBuilder;
import io.ztrisk.log.LogRecord;
import io.ztrisk.observation.Observation;
import tools.jackson.databind.node.DecimalNode;

/**
 * The scores of CrowdStrike's Zero Trust Assessment of a device, from 0 (bad) to 100.
 *
 * @param check the posture check that brought them
 * @param scores those that were received, by name
 */
record CrowdstrikeScores(PostureCheck check, SortedMap<String, BigDecimal> scores) {

	private static final String KIND = "crowdstrike";

	private static final BigDecimal LOW = BigDecimal.valueOf(50);

	private static final BigDecimal GOOD = BigDecimal.valueOf(80);

	/**
	 * Reads the scores; there are none in a check of another kind.
	 * @throws BadLineException if what was received is not JSON
	 */
	static CrowdstrikeScores of(LogRecord record) {
		PostureCheck check = new PostureCheck(record);
		return new CrowdstrikeScores(check,
				check.isOf(KIND) ? check.received().numbers() : Collections.emptySortedMap());
	}

	/** Whether a score is at most 50. */
	boolean isLow() {
		return this.scores.values().stream().anyMatch(CrowdstrikeScores::isLow);
	}

	/** Whether a score is above 50 and below 80, and none at most 50. */
	boolean isMedium() {
		return !isLow() && this.scores.values().stream().anyMatch((score) -> score.compareTo(GOOD) < 0);
	}

	/** The fields that are missing to know a score. */
	Set<String> missing() {
		return this.check.missing(KIND, () -> !this.scores.isEmpty());
	}

	Observation observed(Behavior behavior) {
		EvidenceBuilder facts = this.check.facts();
		this.scores.forEach((name, score) -> facts.json(name, DecimalNode.valueOf(score)));
		return this.check.observed(behavior, facts);
	}

	private static boolean isLow(BigDecimal score) {
		return score.compareTo(LOW) <= 0;
	}

}
