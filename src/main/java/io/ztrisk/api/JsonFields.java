package io.ztrisk.api;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the members of a JSON object. It collects all errors, each with its place,
 * instead of stopping at the first one.
 *
 * @param pointer the JSON Pointer of the object in the body
 */
public record JsonFields(JsonNode object, String pointer, FieldErrors problems) {

	private static final String NO_STRING = "must be a string";

	/**
	 * Reads a body.
	 * @throws ApiException if it is not an object
	 */
	public static JsonFields of(JsonNode body) {
		FieldErrors problems = new FieldErrors();
		if (!body.isObject()) {
			problems.add("", "must be an object");
		}
		problems.throwIfAny();
		return new JsonFields(body, "", problems);
	}

	/** The pointer of a member; tildes and slashes are escaped by RFC 6901. */
	public String at(String name) {
		return this.pointer + "/" + name.replace("~", "~0").replace("/", "~1");
	}

	public void problem(String name, String message) {
		this.problems.add(at(name), name + " " + message);
	}

	/** A member; null if it is missing or JSON null. */
	public @Nullable JsonNode optional(String name) {
		JsonNode value = this.object.get(name);
		return (value == null || value.isNull()) ? null : value;
	}

	/** Adds an error for every member with another name. */
	public void only(String... names) {
		List<String> known = List.of(names);
		this.object.propertyNames()
			.stream()
			.filter((name) -> !known.contains(name))
			.forEach((name) -> problem(name, "is unknown"));
	}

	/** Checks a required integer; both bounds are included. */
	public void integer(String name, long min, long max) {
		JsonNode value = this.object.get(name);
		if (value == null || !value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < min
				|| value.longValue() > max) {
			problem(name, "must be an integer from %d to %d".formatted(min, max));
		}
	}

	/** A required boolean; false if there is an error. */
	public boolean bool(String name) {
		JsonNode value = required(name, JsonNode::isBoolean, "must be a boolean");
		return value != null && value.booleanValue();
	}

	/**
	 * A required string that is not blank; empty if there is an error.
	 * @param max the maximum number of characters
	 */
	public String string(String name, int max) {
		JsonNode value = required(name, JsonNode::isString, NO_STRING);
		String text = (value != null) ? text(name, value, max) : null;
		if (text != null && text.isBlank()) {
			problem(name, "must not be empty");
		}
		return (text != null) ? text : "";
	}

	/**
	 * A required string without the white space around it; empty if there is an error.
	 * @param max the maximum number of characters that are left; the minimum is one
	 */
	public Optional<String> stripped(String name, int max) {
		JsonNode value = required(name, JsonNode::isString, NO_STRING);
		Optional<String> text = Optional.ofNullable((value != null) ? text(name, value, Integer.MAX_VALUE) : null)
			.map(String::strip);
		if (text.filter((left) -> left.isEmpty() || left.codePointCount(0, left.length()) > max).isPresent()) {
			problem(name, "must have 1 to %d characters".formatted(max));
			return Optional.empty();
		}
		return text;
	}

	/** An optional string; empty if it is missing, null, empty or an error. */
	public Optional<String> text(String name, int max, boolean trimmed) {
		JsonNode value = optional(name);
		return Optional.ofNullable((value != null) ? text(name, value, max) : null)
			.map((text) -> trimmed ? text.strip() : text)
			.filter((text) -> !text.isEmpty());
	}

	/**
	 * A string that names a value; null if it is missing or if there is an error.
	 * @param parse empty if the text names no value
	 * @param values the names of all values, for the error message
	 */
	public <T> @Nullable T oneOf(String name, boolean required, Function<String, Optional<T>> parse, String values) {
		if (!required && this.object.get(name) == null) {
			return null;
		}
		JsonNode value = required(name, JsonNode::isString, NO_STRING);
		if (value == null) {
			return null;
		}
		Optional<T> read = parse.apply(value.stringValue());
		if (read.isEmpty()) {
			problem(name, "must be one of " + values);
		}
		return read.orElse(null);
	}

	private @Nullable JsonNode required(String name, Predicate<JsonNode> isType, String problem) {
		JsonNode value = this.object.get(name);
		if (value == null || !isType.test(value)) {
			problem(name, (value == null) ? "is required" : problem);
			return null;
		}
		return value;
	}

	private @Nullable String text(String name, JsonNode value, int max) {
		return new JsonElement(value, at(name), name, this.problems).text(max).orElse(null);
	}

}
