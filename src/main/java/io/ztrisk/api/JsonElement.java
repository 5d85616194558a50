package io.ztrisk.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import tools.jackson.databind.JsonNode;

/**
 * A value of any type in a JSON body. Each check adds an error with the place of the
 * value, and does not stop the others.
 *
 * @param pointer the JSON Pointer of the value in the body
 * @param label how error messages name the value, such as {@code key[0]}; empty for the
 * body
 */
public record JsonElement(JsonNode value, String pointer, String label, FieldErrors problems) {

	private static final String UNSTORABLE = "must not contain U+0000 or an unpaired surrogate";

	public static JsonElement body(JsonNode body, FieldErrors problems) {
		return new JsonElement(body, "", "", problems);
	}

	public void problem(String message) {
		this.problems.add(this.pointer, this.label.isEmpty() ? message : this.label + " " + message);
	}

	/** Adds an error for a member that is required and missing. */
	public void missing(String name) {
		this.problems.add(at(name), name + " is required");
	}

	/** The members in their order; none, with an error, if this is not an object. */
	public Map<String, JsonElement> members() {
		Map<String, JsonElement> members = new LinkedHashMap<>();
		if (!this.value.isObject()) {
			problem("must be an object");
		}
		this.value.properties().forEach((member) -> {
			JsonElement below = below(member.getKey(), member.getValue());
			if (member.getKey().codePoints().anyMatch(JsonElement::isUnstorable)) {
				below.problem(UNSTORABLE);
			}
			members.put(member.getKey(), below);
		});
		return members;
	}

	/** The members with these names. Every other one is an error. */
	public Map<String, JsonElement> members(Set<String> names) {
		Map<String, JsonElement> members = members();
		members.forEach((name, member) -> {
			if (!names.contains(name)) {
				member.problem("is unknown");
			}
		});
		members.keySet().retainAll(names);
		return members;
	}

	/** The members, with an error if there are too few or too many. */
	public Map<String, JsonElement> members(int min, int max) {
		Map<String, JsonElement> members = members();
		if (this.value.isObject() && (members.size() < min || members.size() > max)) {
			problem("must have %d to %d members".formatted(min, max));
		}
		return members;
	}

	/**
	 * The elements, with an error if this is not an array, or has too few or too many. Of
	 * too many, these are the first ones.
	 */
	public List<JsonElement> elements(int min, int max) {
		if (!this.value.isArray() || this.value.size() < min || this.value.size() > max) {
			problem("must be a list of %d to %d elements".formatted(min, max));
		}
		int count = this.value.isArray() ? Math.min(this.value.size(), max) : 0;
		List<JsonElement> elements = new ArrayList<>(count);
		for (int i = 0; i < count; i++) {
			elements.add(new JsonElement(this.value.path(i), this.pointer + "/" + i, this.label + "[" + i + "]",
					this.problems));
		}
		return elements;
	}

	/** A string with a maximum of characters; empty, with an error, if it is not one. */
	public Optional<String> text(int max) {
		Optional<String> text = string();
		if (text.filter((any) -> any.codePointCount(0, any.length()) > max).isPresent()) {
			problem("must have at most %d characters".formatted(max));
			return Optional.empty();
		}
		if (text.filter((any) -> any.codePoints().anyMatch(JsonElement::isUnstorable)).isPresent()) {
			problem(UNSTORABLE);
			return Optional.empty();
		}
		return text;
	}

	/** A string of any characters; empty, with an error, if it is not one. */
	public Optional<String> string() {
		if (!this.value.isString()) {
			problem("must be a string");
		}
		return this.value.stringValueOpt();
	}

	/** An integer; the smallest, with an error, if it is not one in the range. */
	public int integer(int min, int max) {
		if (!this.value.isIntegralNumber() || !this.value.canConvertToInt() || this.value.intValue() < min
				|| this.value.intValue() > max) {
			problem("must be an integer from %d to %d".formatted(min, max));
			return min;
		}
		return this.value.intValue();
	}

	/** A boolean; false, with an error, if it is not one. */
	public boolean bool() {
		if (!this.value.isBoolean()) {
			problem("must be a boolean");
		}
		return this.value.isBoolean() && this.value.booleanValue();
	}

	private JsonElement below(String name, JsonNode member) {
		return new JsonElement(member, at(name), name, this.problems);
	}

	/** Tildes and slashes are escaped by RFC 6901. */
	private String at(String name) {
		return this.pointer + "/" + name.replace("~", "~0").replace("/", "~1");
	}

	private static boolean isUnstorable(int codePoint) {
		return codePoint == 0 || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
	}

}
