package io.ztrisk.api;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

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

	private static final String NO_STRING = "must be a string";

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
		JsonNode value = required(name, JsonNode::isBoolean, "must be a boolean");
		return value != null && value.booleanValue();
	}

	/**
	 * A string that must be there and not be empty; empty text if it was not.
	 * @param most how many characters it may have
	 */
	public String string(String name, int most) {
		JsonNode value = required(name, JsonNode::isString, NO_STRING);
		String text = (value != null) ? text(name, value, most) : null;
		if (text != null && text.isBlank()) {
			problem(name, "must not be empty");
		}
		return (text != null) ? text : "";
	}

	/**
	 * A string that may be missing, null or empty.
	 */
	public Optional<String> text(String name, int most, boolean trimmed) {
		JsonNode value = optional(name);
		return Optional.ofNullable((value != null) ? text(name, value, most) : null)
			.map((text) -> trimmed ? text.strip() : text)
			.filter((text) -> !text.isEmpty());
	}

	/**
	 * A string that stands for one of some values.
	 * @param required whether it must be there
	 * @param parse reads a value, empty if the text is none
	 * @param values all of them, for the problem
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

	private @Nullable String text(String name, JsonNode value, int most) {
		String text = value.isString() ? value.stringValue() : null;
		if (text == null) {
			problem(name, NO_STRING);
		}
		else if (text.codePointCount(0, text.length()) > most) {
			problem(name, "must have at most %d characters".formatted(most));
		}
		else if (text.codePoints().anyMatch(JsonFields::isUnstorable)) {
			problem(name, "must not contain U+0000 or an unpaired surrogate");
		}
		else {
			return text;
		}
		return null;
	}

	private static boolean isUnstorable(int codePoint) {
		return codePoint == 0 || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
	}

}
