package io.ztrisk.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.ztrisk.activity.ActivityName;
import io.ztrisk.activity.ActivitySource;
import io.ztrisk.condition.FieldText;
import io.ztrisk.format.Uuids;
import io.ztrisk.identity.UserReference;
import io.ztrisk.mapping.RecordFields;
import io.ztrisk.mapping.Values;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A record that a mapping reads.
 */
final class MappedRecord implements ActivitySource {

	/** The memory of a text without its characters, in bytes. */
	private static final int TEXT_BYTES = 64;

	private final MappedDataset dataset;

	private final UserReference user;

	private final RecordFields fields;

	private final Values values;

	private @Nullable UUID key;

	/**
	 * @param values valid until the next record is parsed
	 */
	MappedRecord(MappedDataset dataset, UserReference user, RecordFields fields, Values values) {
		this.dataset = dataset;
		this.user = user;
		this.fields = fields;
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

	/** Without a key of its own, a record has that of its content. */
	@Override
	public UUID key() {
		UUID known = this.key;
		if (known == null) {
			known = RecordKey.read(this.dataset, this.values).orElseGet(this::content);
			this.key = known;
		}
		return known;
	}

	/**
	 * Of the fields that the record has, so that a field that is added later changes no
	 * key.
	 */
	@Override
	public UUID content() {
		List<String> parts = new ArrayList<>(List.of("record", this.dataset.key(), at().toString()));
		this.fields.mapped().forEach((name, texts) -> {
			parts.add(name);
			parts.add(this.fields.isList(name) ? JsonMapper.shared().writeValueAsString(list(name)) : text(name));
		});
		return Uuids.ofParts(parts.toArray(String[]::new));
	}

	@Override
	public Set<ActivityName> activityNames() {
		return this.fields.activities();
	}

	@Override
	public RecordFields fields() {
		return this.fields;
	}

	@Override
	public void keep() {
		this.fields.mapped();
		key();
	}

	@Override
	public int listBytes() {
		return this.fields.mapped().values().stream().mapToInt((texts) -> TEXT_BYTES * texts.size()).sum();
	}

	/** The text of a field, the first of a list; empty if it is absent. */
	String text(String field) {
		List<FieldText> texts = this.fields.texts(field);
		return texts.isEmpty() ? "" : texts.getFirst().toString();
	}

	/** The texts of a field; none if it is absent. */
	List<String> list(String field) {
		return this.fields.texts(field).stream().map(FieldText::toString).toList();
	}

}
