package io.ztrisk.mapping;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.ztrisk.activity.ActivityName;
import io.ztrisk.api.FieldErrors;
import io.ztrisk.api.JsonElement;
import io.ztrisk.body.Wrappers;
import io.ztrisk.condition.Fields;
import io.ztrisk.format.ExactJson;
import io.ztrisk.format.Timestamps;
import io.ztrisk.scan.PathTrie;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How the records of a dataset are read. A mapping that was read never fails on a record,
 * unless it is strict.
 *
 * @param json the document, without blanks
 * @param flat whether a member name with dots is read as if it were nested
 * @param strict whether a value of another shape is an error
 * @param keyDataset the dataset in the keys of records; empty if it is their own
 * @param wrappers the members that hold records
 * @param paths every path of the specs once
 * @param key alternatives, each with the parts of a record's key
 */
public record Mapping(String json, Optional<String> description, boolean flat, boolean strict,
		Optional<String> keyDataset, Wrappers wrappers, List<Path> paths, Spec time, List<List<Spec>> key,
		UserMapping user, List<Field> fields, List<ActivityMapping> activities) {

	private static final JsonMapper JSON = ExactJson.of(JsonMapper.shared());

	/**
	 * Reads the mapping of an account.
	 * @throws io.ztrisk.api.ApiException with all problems of the document
	 */
	public static Mapping read(JsonNode document) {
		return read(document, false);
	}

	/**
	 * Reads a mapping.
	 * @param predefined whether it may be strict, and share the keys of another dataset
	 */
	static Mapping read(JsonNode document, boolean predefined) {
		FieldErrors problems = new FieldErrors();
		Mapping mapping = new MappingReader(JsonElement.body(document, problems), predefined).read();
		problems.throwIfAny();
		return mapping;
	}

	/** Parses the stored mapping of an account. */
	public static Mapping parse(String json) {
		return read(JSON.readTree(json));
	}

	/**
	 * Whether a document is that of this mapping; the order of members does not matter.
	 */
	public boolean hasDocument(String document) {
		return JSON.readTree(document).equals(JSON.readTree(this.json));
	}

	/** The paths as a trie, which numbers the values as the list of paths does. */
	public PathTrie trie() {
		PathTrie trie = new PathTrie(this.flat);
		this.paths.forEach((path) -> path.in(trie).value());
		return trie;
	}

	/** The time of a record: the first value that is one. */
	public Optional<Instant> time(Values values) {
		for (String text : this.time.texts(values)) {
			Optional<Instant> time = this.strict ? Timestamps.parse(text) : MappedTime.parse(text);
			if (time.isPresent()) {
				return time;
			}
		}
		return Optional.empty();
	}

	/** The activities of a record. */
	public Set<ActivityName> activities(Fields fields) {
		Set<ActivityName> names = EnumSet.noneOf(ActivityName.class);
		for (ActivityMapping activity : this.activities) {
			if (activity.holds(fields)) {
				names.add(activity.name());
			}
		}
		return names;
	}

}
