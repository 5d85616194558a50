package io.ztrisk.dismissal;

import java.util.List;
import java.util.UUID;

import io.ztrisk.api.JsonFields;
import io.ztrisk.bulk.BulkEntries;
import io.ztrisk.bulk.BulkEntry;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An event of a user to dismiss or to restore.
 *
 * @param evidence the evidence that the event must have; null for any
 */
record EventEntry(UUID user, UUID id, @Nullable String evidence) implements BulkEntry {

	/** Reads the events of a body. */
	static List<EventEntry> read(JsonFields body) {
		return BulkEntries.read(body, "events", "event_id", (fields) -> {
			return of(fields, Dismissal.evidence(fields));
		});
	}

	/** Reads a body with dismissed events. */
	static List<EventEntry> readDismissed(JsonNode body) {
		JsonFields root = JsonFields.of(body);
		List<EventEntry> events = BulkEntries.read(root, "events", "event_id", (fields) -> {
			return of(fields, null);
		});
		root.problems().throwIfAny();
		return events;
	}

	private static EventEntry of(JsonFields fields, @Nullable String evidence) {
		return new EventEntry(BulkEntries.id(fields, "user_id"), BulkEntries.id(fields, "event_id"), evidence);
	}

}
