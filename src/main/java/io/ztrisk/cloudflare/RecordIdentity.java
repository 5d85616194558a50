package io.ztrisk.cloudflare;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.ztrisk.format.Uuids;
import org.jspecify.annotations.Nullable;

/**
 * The fields that identify a record of a dataset, from the file of the dataset. They
 * never change: with another field, stored records would get another key when they are
 * sent again.
 *
 * @param idField the field with the id of a record, null if the dataset has none
 * @param fields identify a record without an id; a missing field counts as the text
 * {@code null}
 * @param optionalFields identify it, too; each counts with its name if it is present
 */
record RecordIdentity(@Nullable String idField, List<String> fields, List<String> optionalFields) {

	UUID keyOf(CloudflareRecord record) {
		String dataset = record.datasetKey();
		String id = (this.idField != null) ? record.text(this.idField) : "";
		if (!ListParser.isEmpty(id.strip())) {
			return Uuids.ofParts("record", dataset, id);
		}
		return contentOf(record);
	}

	/** The key that the record would have without an id. */
	UUID contentOf(CloudflareRecord record) {
		List<String> parts = new ArrayList<>(List.of("record", record.datasetKey(), record.at().toString()));
		for (String field : this.fields) {
			parts.add(String.valueOf(record.values().get(field)));
		}
		for (String field : this.optionalFields) {
			if (record.has(field)) {
				parts.add(field);
				parts.add(String.valueOf(record.values().get(field)));
			}
		}
		return Uuids.ofParts(parts.toArray(String[]::new));
	}

}
