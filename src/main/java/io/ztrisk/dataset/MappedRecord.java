package io.ztrisk.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;

import io.ztrisk.activity.ActivitySource;
import io.ztrisk.condition.FieldText;
import io.ztrisk.format.Uuids;
import io.ztrisk.mapping.FieldType;
import io.ztrisk.user.UserReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A record with activities.
 *
 * @param fields those that the record has, by name
 * @param ownKey empty if the record has no key of its own
 */
record MappedRecord(MappedDataset dataset, UserReference user, SortedMap<String, List<FieldText>> fields,
		Optional<UUID> ownKey) implements ActivitySource {

	/** The memory of a text without its characters, in bytes. */
	private static final int TEXT_BYTES = 64;

	@Override
	public UUID key() {
		return this.ownKey.orElseGet(this::content);
	}

	/**
	 * Of the fields that the record has, so that a field that is added later changes no
	 * key.
	 */
	@Override
	public UUID content() {
		List<String> parts = new ArrayList<>(List.of("record", this.dataset.key(), at().toString()));
		this.fields.forEach((name, texts) -> {
			parts.add(name);
			parts.add(isList(name) ? JsonMapper.shared().writeValueAsString(list(name)) : text(name));
		});
		return Uuids.ofParts(parts.toArray(String[]::new));
	}

	@Override
	public int listBytes() {
		return this.fields.values().stream().mapToInt((texts) -> TEXT_BYTES * texts.size()).sum();
	}

	/** The text of a field, the first of a list; empty if it is absent. */
	String text(String field) {
		List<FieldText> texts = this.fields.get(field);
		return (texts != null) ? texts.getFirst().toString() : "";
	}

	/** The texts of a field; none if it is absent. */
	List<String> list(String field) {
		return this.fields.getOrDefault(field, List.of()).stream().map(FieldText::toString).toList();
	}

	private boolean isList(String name) {
		return this.dataset.mapping()
			.fields()
			.stream()
			.anyMatch((field) -> field.name().equals(name) && field.type() == FieldType.LIST);
	}

}
