package io.ztrisk.bulk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import io.ztrisk.api.JsonElement;
import io.ztrisk.api.JsonFields;
import io.ztrisk.format.Uuids;
import tools.jackson.databind.JsonNode;

/**
 * Reads the entries of a body.
 */
public final class BulkEntries {

	/** The maximum number of entries of a body. */
	static final int MAX_ENTRIES = 1000;

	private BulkEntries() {
	}

	/**
	 * Reads a required list, and adds errors to those of the body.
	 * @param key the name of the member that no two entries may have in common
	 * @param reader reads the members of an entry
	 */
	public static <E extends BulkEntry> List<E> read(JsonFields body, String name, String key,
			Function<JsonFields, E> reader) {
		JsonNode list = body.object().get(name);
		if (list == null) {
			body.problem(name, "is required");
			return List.of();
		}
		List<E> entries = new ArrayList<>();
		Set<UUID> ids = new HashSet<>();
		for (JsonElement element : new JsonElement(list, body.at(name), name, body.problems()).elements(1,
				MAX_ENTRIES)) {
			if (!element.value().isObject()) {
				element.problem("must be an object");
				continue;
			}
			int before = body.problems().count();
			JsonFields fields = new JsonFields(element.value(), element.pointer(), body.problems());
			E entry = reader.apply(fields);
			if (body.problems().count() == before && !ids.add(entry.id())) {
				fields.problem(key, "is there twice");
			}
			entries.add(entry);
		}
		return entries;
	}

	/** Reads a required UUID; the nil UUID if there is an error. */
	public static UUID id(JsonFields fields, String name) {
		String text = fields.string(name, Integer.MAX_VALUE);
		Optional<UUID> id = Uuids.parse(text);
		if (!text.isBlank() && id.isEmpty()) {
			fields.problem(name, "must be a UUID");
		}
		return id.orElse(Uuids.NIL);
	}

}
