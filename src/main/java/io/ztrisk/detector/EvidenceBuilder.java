package io.ztrisk.detector;

import java.util.List;
import java.util.SequencedMap;

import io.ztrisk.activity.ActivitySource;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.observation.Observation;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Builds an observation with the evidence of its record, which leaves out empty texts and
 * lists.
 */
final class EvidenceBuilder {

	private static final int MAX_ENTRIES = 100;

	private final ActivitySource source;

	private final ObjectNode evidence = JsonNodeFactory.instance.objectNode();

	private EvidenceBuilder(ActivitySource source) {
		this.source = source;
	}

	/** Starts with the record's time. */
	static EvidenceBuilder of(ActivitySource source) {
		return new EvidenceBuilder(source).text("timestamp", source.at().toString());
	}

	EvidenceBuilder text(String name, String text) {
		if (!text.isEmpty()) {
			this.evidence.put(name, text);
		}
		return this;
	}

	EvidenceBuilder list(String name, List<String> texts) {
		if (!texts.isEmpty()) {
			ArrayNode array = this.evidence.putArray(name);
			texts.stream().limit(MAX_ENTRIES).forEach(array::add);
		}
		return this;
	}

	EvidenceBuilder files(String name, List<SequencedMap<String, String>> files) {
		if (!files.isEmpty()) {
			ArrayNode array = this.evidence.putArray(name);
			files.forEach((file) -> file.forEach(array.addObject()::put));
		}
		return this;
	}

	EvidenceBuilder json(String name, JsonNode json) {
		this.evidence.set(name, json);
		return this;
	}

	/**
	 * Builds an observation that counts.
	 * @param bucket of the finding if the record alone is one, null if a finding takes
	 * several records
	 */
	Observation build(Behavior behavior, @Nullable String bucket) {
		return new Observation(behavior, this.source.key(), this.source.at(), this.evidence, bucket);
	}

	/**
	 * Builds an observation that is only listed, since an exclusion applies.
	 * @param bucket of the finding that the record would be
	 */
	Observation buildSuppressed(Behavior behavior, String bucket, ObjectNode exclusion) {
		this.evidence.set("excluded", exclusion);
		return new Observation(behavior, this.source.key(), this.source.at(), this.evidence, bucket, true);
	}

}
