package io.ztrisk.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Random changes of documents of mappings and conditions, the same from the same seed.
 */
public final class JsonMutations {

	private static final List<String> TEXTS = List.of("", " ", "a", "true", "yes", "NO", "-", "null", "64500", "-1.5e3",
			"1e999", "1e-999999999", "0000", "192.0.2.7", "::ffff:192.0.2.7", "2001:db8::1", "1.2.3", "::",
			"{\"lat\":1}", "{\"lat\":1,\"lon\":2}", "[1,2]", "[", "{", "1,2", "2026-01-02 03:04:05",
			"2026-13-02T03:04:05Z", "\u0000", "\uD800", "İ", "Σ".repeat(3000), "😀".repeat(1500), "[[[[".repeat(1000));

	private static final List<String> NAMES = List.of("", "a", "time", "path", "values", "else", "where", "country|",
			"asn|re", "host|exists", "address|cidr", "fields", "activities", "visit", "a/b~c", "strict", "\uD800");

	private final Random random;

	public JsonMutations(Random random) {
		this.random = random;
	}

	/** A text that is unusual in a record. */
	public String text() {
		return TEXTS.get(this.random.nextInt(TEXTS.size()));
	}

	/** A copy with one to three changes. */
	public JsonNode of(JsonNode original) {
		JsonNode document = original.deepCopy();
		for (int changes = 1 + this.random.nextInt(3); changes > 0; changes--) {
			List<JsonNode> containers = new ArrayList<>();
			collect(document, containers);
			JsonNode container = containers.get(this.random.nextInt(containers.size()));
			if (container instanceof ObjectNode object) {
				mutate(object);
			}
			else if (container instanceof ArrayNode array) {
				mutate(array);
			}
		}
		return document;
	}

	private static void collect(JsonNode value, List<JsonNode> containers) {
		if (value.isContainer()) {
			containers.add(value);
			value.forEach((element) -> collect(element, containers));
		}
	}

	private void mutate(ObjectNode object) {
		List<String> names = List.copyOf(object.propertyNames());
		String name = names.isEmpty() ? "a" : names.get(this.random.nextInt(names.size()));
		switch (this.random.nextInt(6)) {
			case 0 -> object.remove(name);
			case 1 -> object.set(NAMES.get(this.random.nextInt(NAMES.size())), value());
			case 2 -> object.set(of(name), (object.get(name) != null) ? object.remove(name) : value());
			case 3 -> object.set(name, value());
			default -> object.set(name, changed(object.get(name)));
		}
	}

	private void mutate(ArrayNode array) {
		int index = this.random.nextInt(array.size() + 1);
		switch (this.random.nextInt(5)) {
			case 0 -> array.insert(index, value());
			case 1 -> array.remove(index);
			case 2 -> array.insert(index, (index < array.size()) ? array.get(index).deepCopy() : value());
			default -> {
				if (index < array.size()) {
					array.set(index, changed(array.get(index)));
				}
			}
		}
	}

	private JsonNode changed(@Nullable JsonNode value) {
		if (value != null && value.isString()) {
			return JsonNodeFactory.instance.stringNode(of(value.stringValue()));
		}
		return (value != null && this.random.nextBoolean()) ? value : value();
	}

	/** Inserts, removes or replaces a character. */
	public String of(String text) {
		String characters = "ab.[]=\\|1-/~ \u0000\uD800\u00e9";
		int index = this.random.nextInt(text.length() + 1);
		int end = (index < text.length() && this.random.nextBoolean()) ? index + 1 : index;
		int character = this.random.nextInt(characters.length() + 1);
		String inserted = (character < characters.length()) ? characters.substring(character, character + 1) : "";
		return text.substring(0, index) + inserted + text.substring(end);
	}

	private JsonNode value() {
		JsonNodeFactory json = JsonNodeFactory.instance;
		return switch (this.random.nextInt(10)) {
			case 0 -> json.nullNode();
			case 1 -> json.booleanNode(this.random.nextBoolean());
			case 2 -> json.numberNode(this.random.nextInt());
			case 3 -> json.numberNode(Double.POSITIVE_INFINITY);
			case 4 -> json.arrayNode();
			case 5 -> json.arrayNode().add(text()).add(json.arrayNode().add(1));
			case 6 -> json.objectNode();
			case 7 -> json.objectNode().put("path", text()).put("else", text());
			default -> json.stringNode(text());
		};
	}

}
