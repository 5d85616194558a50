package io.ztrisk.log;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.ztrisk.body.BadLineException;
import io.ztrisk.user.UserReference;
import org.jspecify.annotations.Nullable;

/**
 * A record of an activity log: only the fields that its dataset reads.
 *
 * @param dataset where it comes from
 * @param user whom it is about, and its time
 * @param values the fields that are there, by name: a String, a List of String or a
 * JsonText as the field's kind says
 */
public record LogRecord(Dataset dataset, UserReference user, Map<String, Object> values) {

	/** What an entry of a list takes in memory beside its characters, in bytes. */
	private static final int ENTRY = 64;

	/**
	 * The key of the record among those of its user.
	 */
	public UUID key() {
		return this.dataset.identity().keyOf(this);
	}

	/**
	 * Tells the record apart from others with the same key.
	 */
	public UUID content() {
		return this.dataset.identity().contentOf(this);
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
	public boolean has(String field) {
		return this.values.containsKey(field);
	}

	/**
	 * About how many bytes of memory its lists take beside their characters.
	 */
	public int listBytes() {
		int bytes = 0;
		for (Object value : this.values.values()) {
			bytes += (value instanceof List<?> list) ? ENTRY * list.size() : 0;
		}
		return bytes;
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
	@SuppressWarnings("unchecked")
	public List<String> list(String field) {
		return (this.values.get(field) instanceof List<?> list) ? (List<String>) list : List.of();
	}

	/**
	 * A field that holds any JSON; null if it is missing.
	 * @throws BadLineException if it holds a text that is not JSON
	 */
	public @Nullable JsonText structure(String field) {
		return switch (this.values.get(field)) {
			case JsonText structure -> structure;
			case String text when !text.isBlank() -> throw new BadLineException("/%s: must be JSON".formatted(field));
			case null, default -> null;
		};
	}

}
