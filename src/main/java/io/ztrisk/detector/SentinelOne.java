package io.ztrisk.detector;

import io.ztrisk.activity.PostureReport;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.observation.Observation;
import io.ztrisk.settings.Criteria;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.stereotype.Component;

/**
 * Detects devices on which SentinelOne reports an infection or an active threat.
 */
@Component
class SentinelOne implements Detector<PostureReport> {

	private static final Behavior BEHAVIOR = new Behavior("sentinel_one");

	private static final String VENDOR = "sentinelone";

	@Override
	public Behavior behavior() {
		return BEHAVIOR;
	}

	@Override
	public Class<PostureReport> activity() {
		return PostureReport.class;
	}

	@Override
	public boolean matches(PostureReport report) {
		return report.isOf(VENDOR) && (Boolean.TRUE.equals(report.infected())
				|| (report.activeThreats() != null && report.activeThreats().signum() > 0));
	}

	@Override
	public boolean decides(PostureReport report) {
		return !report.isOf(VENDOR) || report.infected() != null || report.activeThreats() != null;
	}

	/** The infection and the number of threats. */
	@Override
	public JsonNode likeness(ObjectNode evidence) {
		return evidence.deepCopy().retain("infected", "active_threats");
	}

	@Override
	public Observation extract(PostureReport report, Criteria criteria) {
		EvidenceBuilder evidence = DeviceEvidence.of(report);
		if (Boolean.TRUE.equals(report.infected())) {
			evidence.json("infected", BooleanNode.TRUE);
		}
		if (report.activeThreats() != null) {
			evidence.json("active_threats", DecimalNode.valueOf(report.activeThreats()));
		}
		return DeviceEvidence.observation(behavior(), report, evidence);
	}

}
