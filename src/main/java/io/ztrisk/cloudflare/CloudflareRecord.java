package io.ztrisk.cloudflare;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.ztrisk.activity.ActivityName;
import io.ztrisk.activity.ActivitySource;
import io.ztrisk.body.BadLineException;
import io.ztrisk.identity.UserReference;
import io.ztrisk.mapping.RecordFields;
import io.ztrisk.scan.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A record of a dataset of Cloudflare: the fields that the dataset reads.
 */
final class CloudflareRecord implements ActivitySource {

	/** The memory of an entry of a list without its characters, in bytes. */
	private static final int ENTRY_BYTES = 64;

	private final CloudflareDataset dataset;

	private final UserReference user;

	private final Map<String, Object> values;

	private @Nullable RecordFields fields;

	/**
	 * @param user the user, with the time of the record
	 * @param values of the present fields by name, of {@link FieldValueParser}
	 */
	CloudflareRecord(CloudflareDataset dataset, UserReference user, Map<String, Object> values) {
		this.dataset = dataset;
		this.user = user;
		this.values = values;
	}

	@Override
	public String datasetKey() {
		return this.dataset.key();
	}

	@Override
	public UserReference user() {
		return this.user;
	}

	@Override
	public UUID key() {
		return this.dataset.identity().keyOf(this);
	}

	@Override
	public UUID content() {
		return this.dataset.identity().contentOf(this);
	}

	@Override
	public Set<ActivityName> activityNames() {
		return fields().activities();
	}

	@Override
	public RecordFields fields() {
		RecordFields known = this.fields;
		if (known == null) {
			known = new RecordFields(datasetKey(), this.dataset.mapping(), this::valuesAt);
			known.setEmail(this.user.email());
			this.fields = known;
		}
		return known;
	}

	/** The values are the record's own. */
	@Override
	public void keep() {
	}

	@Override
	public int listBytes() {
		int bytes = 0;
		for (String field : this.values.keySet()) {
			bytes += ENTRY_BYTES * list(field).size();
		}
		return bytes;
	}

	/** The values of the present fields, by name. */
	Map<String, Object> values() {
		return this.values;
	}

	/** The text of a mapped field; empty if it is missing. */
	String mapped(String name) {
		return text(fieldOf(name));
	}

	/** The name of the field that has a mapped field. */
	String fieldOf(String mapped) {
		return this.dataset.fieldOf(mapped);
	}

	/** Whether a field is present, even if its value is empty. */
	boolean has(String field) {
		return this.values.containsKey(field);
	}

	boolean hasAny(List<String> fields) {
		for (int i = 0; i < fields.size(); i++) {
			if (has(fields.get(i))) {
				return true;
			}
		}
		return false;
	}

	/** The value of a text field; empty if it is missing. */
	String text(String field) {
		return switch (this.values.get(field)) {
			case LazyText text -> text.toString();
			case String text -> text;
			case null, default -> "";
		};
	}

	/** The value of a list field; empty if it is missing. */
	@SuppressWarnings("unchecked")
	List<String> list(String field) {
		return switch (this.values.get(field)) {
			case LazyList list -> list.texts();
			case List<?> list -> (List<String>) list;
			case null, default -> List.of();
		};
	}

	/**
	 * The value of a JSON field; null if it is missing.
	 * @throws BadLineException if it is a text without JSON
	 */
	@Nullable JsonText structure(String field) {
		return switch (this.values.get(field)) {
			case JsonText structure -> structure;
			case String text when !text.isBlank() -> throw new BadLineException("/%s: must be JSON".formatted(field));
			case null, default -> null;
		};
	}

	/** The values at a path of the mapping: texts without blanks around them. */
	private List<JsonValue> valuesAt(int path) {
		String name = this.dataset.mapping().paths().get(path).steps().getFirst().name();
		List<String> texts = (this.values.get(name) instanceof LazyText text) ? List.of(text.toString()) : list(name);
		return texts.stream().map((text) -> JsonValue.ofText(text.strip())).toList();
	}

}
