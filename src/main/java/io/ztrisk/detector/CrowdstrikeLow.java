package io.ztrisk.detector;

import java.util.Set;

import io.ztrisk.behavior.Behavior;
import io.ztrisk.detection.Detector;
import io.ztrisk.log.Dataset;
import io.ztrisk.log.LogRecord;
import io.ztrisk.observation.Observation;
import io.ztrisk.settings.Criteria;

import org.springframework.stereotype.Component;

/**
 * A device that CrowdStrike has scored at most 50.
 */
@Component
class CrowdstrikeLow implements Detector {

	@Override
	public Behavior behavior() {
		return Behavior.CROWDSTRIKE_LOW;
	}

	@Override
	public Set<Dataset> datasets() {
		return Set.of(Dataset.DEVICE_POSTURE_RESULTS);
	}

	@Override
	public boolean matches(LogRecord record) {
		return CrowdstrikeScores.of(record).isLow();
	}

	@Override
	public Set<String> missing(LogRecord record) {
		return CrowdstrikeScores.of(record).missing();
	}

	@Override
	public Observation extract(LogRecord record, Criteria criteria) {
		return CrowdstrikeScores.of(record).observed(behavior());
	}

}
