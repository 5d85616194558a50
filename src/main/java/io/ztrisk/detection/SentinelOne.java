package io.ztrisk.detection;

import java.util.Set;

import io.ztrisk.behavior.Behavior;
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
	public boolean concerns(LogRecord record) {
		PostureCheck check = new PostureCheck(record);
		return check.isOf(KIND) && (check.isTrue(INFECTED)
				|| check.number(THREATS).filter((threats) -> threats.signum() > 0).isPresent());
	}

	@Override
	public Set<String> missing(LogRecord record) {
		PostureCheck check = new PostureCheck(record);
		return check.missing(KIND, () -> check.hasBoolean(INFECTED) || check.number(THREATS).isPresent());
	}

	@Override
	public Observation observe(LogRecord record, Settings settings) {
		PostureCheck check = new PostureCheck(record);
		Facts facts = check.facts();
		if (check.isTrue(INFECTED)) {
			facts.json(INFECTED, BooleanNode.TRUE);
		}
		check.number(THREATS).ifPresent((threats) -> facts.json(THREATS, DecimalNode.valueOf(threats)));
		return check.observed(behavior(), facts);
	}

}
