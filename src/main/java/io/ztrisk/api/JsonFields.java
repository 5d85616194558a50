package io.ztrisk.api;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the members of a JSON object. It collects every error with its place and does not
 * stop at the first.
 *
 * @param object the object
 * @param pointer where it stands in the body
 * @param problems where problems are noted
 */
public record JsonFields(JsonNode object, String pointer, FieldErrors problems) {

	/**
	 * Starts at a body.
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

	/**
	 * The pointer of a member; tilde and slash are escaped as RFC 6901 says.
	 */
	public String at(String name) {
		return this.pointer + "/" + name.replace("~", "~0").replace("/", "~1");
	}

	/**
	 * Notes a problem with a member.
	 */
	public void problem(String name, String message) {
		this.problems.add(at(name), name + " " + message);
	}

	/**
	 * A member, null where it is missing or JSON null.
	 */
	public @Nullable JsonNode optional(String name) {
		JsonNode value = this.object.get(name);
		return (value == null || value.isNull()) ? null : value;
	}

	/**
	 * Notes every member that is none of some names.
	 */
	public void only(String... names) {
		List<String> known = List.of(names);
		this.object.propertyNames()
			.stream()
			.filter((name) -> !known.contains(name))
			.forEach((name) -> problem(name, "is unknown"));
	}

	/**
	 * Checks an integer that must be there.
	 * @param least how small it may be
	 * @param most how great it may be
	 */
	public void integer(String name, long least, long most) {
		JsonNode value = this.object.get(name);
		if (value == null || !value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < least
				|| value.longValue() > most) {
			problem(name, "must be an integer from %d to %d".formatted(least, most));
		}
	}

	/**
	 * A boolean that must be there.
	 */
	public boolean bool(String name) {
		JsonNode value = this.object.get(name);
		if (value == null) {
			problem(name, "is required");
			return false;
		}
		if (!value.isBoolean()) {
			problem(name, "must be a boolean");
			return false;
		}
		return value.booleanValue();
	}

	/**
	 * A string that must be there and not be empty; empty text if it was not.
	 * @param most how many characters it may have
	 */
	public String string(String name, int most) {
		if (this.object.get(name) == null) {
			problem(name, "is required");
			return "";
		}
		if (this.object.get(name).isNull()) {
			problem(name, "must be a string");
			return "";
		}
		String text = text(name, most);
		if (text != null && text.isBlank()) {
			problem(name, "must not be empty");
		}
		return (text != null) ? text : "";
	}

	/**
	 * A string that may be missing, null or empty.
	 */
	public Optional<String> text(String name, int most, boolean trimmed) {
		return Optional.ofNullable(text(name, most))
			.map((text) -> trimmed ? text.strip() : text)
			.filter((text) -> !text.isEmpty());
	}

	private @Nullable String text(String name, int most) {
		JsonNode value = optional(name);
		if (value == null) {
			return null;
		}
		if (!value.isString()) {
			problem(name, "must be a string");
			return null;
		}
		String text = value.stringValue();
		if (text.codePointCount(0, text.length()) > most) {
			problem(name, "must have at most %d characters".formatted(most));
			return null;
		}
		if (text.codePoints()
			.anyMatch((c) -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE))) {
			problem(name, "must not contain U+0000 or an unpaired surrogate");
			return null;
		}
		return text;
	}

	/**
	 * A string that stands for one of some values.
	 * @param required whether it must be there
	 * @param parse reads a value, empty if the text is none
	 * @param values all of them, for the problem
	 */
	public <T> @Nullable T oneOf(String name, boolean required, Function<String, Optional<T>> parse, String values) {
		JsonNode value = this.object.get(name);
		if (value == null) {
			if (required) {
				problem(name, "is required");
			}
			return null;
		}
		if (!value.isString()) {
			problem(name, "must be a string");
			return null;
		}
		Optional<T> read = parse.apply(value.stringValue());
		if (read.isEmpty()) {
			problem(name, "must be one of " + values);
		}
		return read.orElse(null);
	}

}
