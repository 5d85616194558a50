package io.ztrisk.detection;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import io.ztrisk.user.Sighting;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A record of an activity log: only the fields that its dataset reads.
 *
 * @param dataset where it comes from
 * @param user whom it is about, and its time
 * @param values the fields that are there, by name: a String, a List of String or a
 * JsonNode as the field's kind says
 */
public record LogRecord(Dataset dataset, Sighting user, Map<String, Object> values) {

	/**
	 * Tells the record apart from the others of its user: by dataset and the id that the
	 * dataset gives it, or without one by all that is read of it.
	 */
	public UUID key() {
		String id = (this.dataset.recordId() != null) ? text(this.dataset.recordId()) : "";
		if (!id.isEmpty()) {
			return Keys.hash("record", this.dataset.key(), id);
		}
		Stream<String> read = this.dataset.fields()
			.stream()
			.map((field) -> String.valueOf(this.values.get(field.name())));
		return Keys
			.hash(Stream.concat(Stream.of("record", this.dataset.key(), at().toString()), read).toArray(String[]::new));
	}

	/**
	 * The record's time.
	 */
	public Instant at() {
		return this.user.at();
	}

	/**
	 * Whether a field is there, even if it says nothing.
	 */
	boolean has(String field) {
		return this.values.containsKey(field);
	}

	/**
	 * A field that holds text; empty if it is missing.
	 */
	public String text(String field) {
		return (this.values.get(field) instanceof String text) ? text : "";
	}

	/**
	 * A field that holds a list; empty if it is missing.
	 */
	public List<String> list(String field) {
		return (this.values.get(field) instanceof List<?> list) ? list.stream().map(Object::toString).toList()
				: List.of();
	}

	/**
	 * Whether a field holds a list with one of some texts, blanks around it aside.
	 */
	boolean listsAny(String field, Set<String> texts) {
		if (this.values.get(field) instanceof List<?> list) {
			for (Object text : list) {
				if (texts.contains(text.toString().strip())) {
					return true;
				}
			}
		}
		return false;
	}

	/**
	 * A field that holds any JSON; null if it is missing.
	 * @throws BadLineException if it holds a text that is not JSON
	 */
	public @Nullable JsonNode structure(String field) {
		return switch (this.values.get(field)) {
			case JsonNode structure -> structure;
			case String text when !text.isBlank() -> throw new BadLineException("/%s: must be JSON".formatted(field));
			case null, default -> null;
		};
	}

}
