package io.ztrisk.ruleset;

import java.util.List;

import io.ztrisk.observation.HourlyLimits;
import io.ztrisk.observation.Observation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The parts of a record that a rule with {@code count} keeps.
 *
 * @param counts whether it fits the rule
 * @param completes whether it fits {@code then}, so that it is a finding if there are
 * enough records before it; the limit of an hour does not hold for these records, since
 * many others must not hide them
 * @param values its different values; none if records are counted
 */
record CountedRecord(boolean counts, boolean completes, List<String> values, String bucket, ObjectNode evidence) {

	static CountedRecord of(Observation observation) {
		JsonNode kept = observation.evidence();
		return new CountedRecord(kept.path("counts").booleanValue(), kept.has(HourlyLimits.EXEMPT),
				kept.path("values").valueStream().map(JsonNode::stringValue).toList(),
				kept.path("bucket").stringValue(""), (ObjectNode) kept.path("evidence"));
	}

	ObjectNode json() {
		ObjectNode kept = JsonNodeFactory.instance.objectNode().put("counts", this.counts).put("bucket", this.bucket);
		if (this.completes) {
			kept.put(HourlyLimits.EXEMPT, true);
		}
		ArrayNode values = kept.putArray("values");
		this.values.forEach(values::add);
		return kept.set("evidence", this.evidence);
	}

}
