package io.ztrisk.detection;

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
 * Builds the evidence of a record for the details of an event. Empty texts are left out.
 */
public final class EvidenceBuilder {

	/** How many entries of a list are shown. */
	private static final int MOST_ENTRIES = 100;

	private final ActivitySource source;

	private final ObjectNode facts = JsonNodeFactory.instance.objectNode();

	private EvidenceBuilder(ActivitySource source) {
		this.source = source;
	}

	/**
	 * Starts with the record's time.
	 */
	public static EvidenceBuilder of(ActivitySource source) {
		return new EvidenceBuilder(source).text("timestamp", source.at().toString());
	}

	public EvidenceBuilder text(String name, String text) {
		if (!text.isEmpty()) {
			this.facts.put(name, text);
		}
		return this;
	}

	public EvidenceBuilder list(String name, List<String> texts) {
		if (!texts.isEmpty()) {
			ArrayNode array = this.facts.putArray(name);
			texts.stream().limit(MOST_ENTRIES).forEach(array::add);
		}
		return this;
	}

	public EvidenceBuilder files(String name, List<SequencedMap<String, String>> files) {
		if (!files.isEmpty()) {
			ArrayNode array = this.facts.putArray(name);
			files.forEach((file) -> file.forEach(array.addObject()::put));
		}
		return this;
	}

	public EvidenceBuilder json(String name, JsonNode json) {
		this.facts.set(name, json);
		return this;
	}

	/**
	 * The observation with these facts.
	 * @param bucket of the finding that the record is by itself, null if it takes others
	 */
	public Observation observed(Behavior behavior, @Nullable String bucket) {
		return new Observation(behavior, this.source.key(), this.source.at(), this.facts, bucket);
	}

	/**
	 * The observation with these facts that is only listed.
	 * @param bucket of the finding that the record would be by itself
	 * @param exclusion why it is no finding
	 */
	public Observation suppressed(Behavior behavior, String bucket, ObjectNode exclusion) {
		this.facts.set("excluded", exclusion);
		return new Observation(behavior, this.source.key(), this.source.at(), this.facts, bucket, true);
	}

}
