package io.ztrisk.log;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.ztrisk.format.Uuids;
import org.jspecify.annotations.Nullable;

/**
 * The fields that tell a dataset's records apart. They are fixed: a field that a dataset
 * reads additionally must not join them, or stored records would have another key when
 * they are sent again.
 *
 * @param idField the field with the id that the dataset gives a record, null if there is
 * none
 * @param fields the fields whose values tell records without an id apart, with the text
 * {@code null} for a missing one
 * @param optionalFields the fields that do so together with their names, where they are
 * present
 */
record RecordIdentity(@Nullable String idField, List<String> fields, List<String> optionalFields) {

	RecordIdentity {
		fields = List.copyOf(fields);
		optionalFields = List.copyOf(optionalFields);
	}

	static RecordIdentity of(@Nullable String idField, String... fields) {
		return new RecordIdentity(idField, List.of(fields), List.of());
	}

	RecordIdentity and(String... optional) {
		return new RecordIdentity(this.idField, this.fields, List.of(optional));
	}

	/**
	 * The key of a record among the records of its user.
	 */
	UUID keyOf(LogRecord record) {
		String dataset = record.dataset().key();
		String id = (this.idField != null) ? record.text(this.idField) : "";
		if (!ListParser.isNothing(id.strip())) {
			return Uuids.ofParts("record", dataset, id);
		}
		return contentOf(record);
	}

	/**
	 * The key that a record would have without an id.
	 */
	UUID contentOf(LogRecord record) {
		List<String> parts = new ArrayList<>(List.of("record", record.dataset().key(), record.at().toString()));
		this.fields.forEach((field) -> parts.add(String.valueOf(record.values().get(field))));
		this.optionalFields.stream().filter(record::has).forEach((field) -> {
			parts.add(field);
			parts.add(String.valueOf(record.values().get(field)));
		});
		return Uuids.ofParts(parts.toArray(String[]::new));
	}

}
