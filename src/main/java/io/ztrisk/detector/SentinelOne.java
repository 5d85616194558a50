package io.ztrisk.detector;

import java.math.BigDecimal;
import java.util.Set;

import io.ztrisk.behavior.Behavior;
import io.ztrisk.detection.Detector;
import io.ztrisk.detection.EvidenceBuilder;
import io.ztrisk.log.Dataset;
import io.ztrisk.log.LogRecord;
import io.ztrisk.log.ReceivedValues;
import io.ztrisk.observation.Observation;
import io.ztrisk.settings.Criteria;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DecimalNode;

import org.springframework.stereotype.Component;

/**
 * A device on which SentinelOne has found an infection or an active threat.
 */
@Component
class SentinelOne implements Detector {

	private static final String KIND = "sentinelone";

	private static final String INFECTED = "infected";

	private static final String THREATS = "active_threats";

	@Override
	public Behavior behavior() {
		return Behavior.SENTINEL_ONE;
	}

	@Override
	public Set<Dataset> datasets() {
		return Set.of(Dataset.DEVICE_POSTURE_RESULTS);
	}

	@Override
	public boolean matches(LogRecord record) {
		PostureCheck check = new PostureCheck(record);
		if (!check.isOf(KIND)) {
			return false;
		}
		ReceivedValues received = check.received();
		return received.isTrue(INFECTED) || received.numbers().getOrDefault(THREATS, BigDecimal.ZERO).signum() > 0;
	}

	@Override
	public Set<String> missing(LogRecord record) {
		PostureCheck check = new PostureCheck(record);
		return check.missing(KIND, () -> check.received().flags().containsKey(INFECTED)
				|| check.received().numbers().containsKey(THREATS));
	}

	@Override
	public Observation extract(LogRecord record, Criteria criteria) {
		PostureCheck check = new PostureCheck(record);
		EvidenceBuilder facts = check.facts();
		ReceivedValues received = check.received();
		if (received.isTrue(INFECTED)) {
			facts.json(INFECTED, BooleanNode.TRUE);
		}
		BigDecimal threats = received.numbers().get(THREATS);
		if (threats != null) {
			facts.json(THREATS, DecimalNode.valueOf(threats));
		}
		return check.observed(behavior(), facts);
	}

}
