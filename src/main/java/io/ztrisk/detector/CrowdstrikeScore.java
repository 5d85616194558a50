package io.ztrisk.detector;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.function.Predicate;

import io.ztrisk.activity.PostureReport;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.observation.Observation;
import io.ztrisk.settings.Criteria;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Detects devices whose score of CrowdStrike's Zero Trust Assessment is in a range.
 *
 * @param range tests the lowest score of a device
 */
record CrowdstrikeScore(Behavior behavior, Predicate<BigDecimal> range) implements Detector<PostureReport> {

	private static final String VENDOR = "crowdstrike";

	@Override
	public Class<PostureReport> activity() {
		return PostureReport.class;
	}

	@Override
	public boolean matches(PostureReport report) {
		return report.isOf(VENDOR) && !report.scores().isEmpty()
				&& this.range.test(Collections.min(report.scores().values()));
	}

	@Override
	public boolean decides(PostureReport report) {
		return !report.isOf(VENDOR) || !report.scores().isEmpty();
	}

	/** The names of the scores that are below the limit. */
	@Override
	public JsonNode likeness(ObjectNode evidence) {
		ArrayNode names = JsonNodeFactory.instance.arrayNode();
		evidence.properties()
			.stream()
			.filter((member) -> member.getValue().isNumber() && this.range.test(member.getValue().decimalValue()))
			.map(Map.Entry::getKey)
			.sorted()
			.forEach(names::add);
		return names;
	}

	@Override
	public Observation extract(PostureReport report, Criteria criteria) {
		EvidenceBuilder evidence = DeviceEvidence.of(report);
		report.scores().forEach((name, score) -> evidence.json(name, DecimalNode.valueOf(score)));
		return DeviceEvidence.observation(this.behavior, report, evidence);
	}

}
