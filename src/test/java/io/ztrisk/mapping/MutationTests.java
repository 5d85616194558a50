package io.ztrisk.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

import io.ztrisk.api.ApiException;
import io.ztrisk.api.FieldErrors;
import io.ztrisk.api.JsonElement;
import io.ztrisk.condition.Condition;
import io.ztrisk.condition.FieldText;
import io.ztrisk.scan.JsonType;
import io.ztrisk.scan.JsonValue;
import io.ztrisk.scan.MalformedJsonException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random changes of mappings, conditions and paths. The result is read, and then never
 * fails on a record, or it is refused with the place of each problem.
 */
class MutationTests {

	private static final int MAPPINGS = 5_000;

	private static final int CONDITIONS = 10_000;

	private static final int PATHS = 20_000;

	private static final Set<String> FIELDS = Set.of("country", "asn", "host", "address", "mfa", "categories");

	private static final String CONDITION = """
			[{"country":["de","fr"],"asn":64500,"asn|gte":64512},{"host|contains":["x","yyyyyyyyyyyyyyyyyyyyyyyyy"],
			"host|startswith":"v","host|endswith":["a","b"]},{"address|cidr":["192.0.2.0/24","2001:db8::/32"]},
			{"mfa":true,"categories|exists":false,"asn|lt":1.5,"asn|lte":-3e2,"asn|gt":0}]""";

	private static final List<String> TEXTS = List.of("", " ", "a", "true", "yes", "NO", "-", "null", "64500", "-1.5e3",
			"1e999", "1e-999999999", "0000", "192.0.2.7", "::ffff:192.0.2.7", "2001:db8::1", "1.2.3", "::",
			"{\"lat\":1}", "{\"lat\":1,\"lon\":2}", "[1,2]", "[", "{", "1,2", "2026-01-02 03:04:05",
			"2026-13-02T03:04:05Z", "\u0000", "\uD800", "İ", "Σ".repeat(3000), "😀".repeat(1500), "[[[[".repeat(1000));

	private static final List<String> NAMES = List.of("", "a", "time", "path", "values", "else", "where", "country|",
			"asn|re", "host|exists", "address|cidr", "fields", "activities", "visit", "a/b~c", "strict", "\uD800");

	private final Random random = new Random(20261128);

	@Test
	void mappings() throws IOException {
		List<JsonNode> documents = new ArrayList<>();
		for (String name : PredefinedMappings.read("mapping").keySet()) {
			documents.add(document(name));
		}
		int accepted = 0;
		for (int i = 0; i < MAPPINGS; i++) {
			JsonNode document = mutated(documents.get(this.random.nextInt(documents.size())));
			Mapping mapping = read(document);
			if (mapping != null) {
				accepted++;
				assertNeverFails(mapping);
			}
		}
		assertThat(accepted).isBetween(MAPPINGS / 10, 9 * MAPPINGS / 10);
	}

	@Test
	void conditions() {
		JsonNode condition = Documents.JSON.readTree(CONDITION);
		int accepted = 0;
		for (int i = 0; i < CONDITIONS; i++) {
			JsonNode document = mutated(condition);
			FieldErrors problems = new FieldErrors();
			Condition read = Condition.read(JsonElement.body(document, problems), FIELDS);
			try {
				problems.throwIfAny();
				accepted++;
				read.holds((field) -> texts());
			}
			catch (ApiException ex) {
				assertPlaces(ex, document);
			}
		}
		assertThat(accepted).isBetween(CONDITIONS / 10, 9 * CONDITIONS / 10);
	}

	@Test
	void paths() throws ParseException {
		List<String> paths = List.of("target[type=App\\.Instance].items[].name", "a.b.c.d.e.f.g.h", "@timestamp", "a[]",
				"\\[\\]\\=\\\\\\..😀", "n".repeat(128) + "." + "m".repeat(128));
		int accepted = 0;
		for (int i = 0; i < PATHS; i++) {
			String text = paths.get(this.random.nextInt(paths.size()));
			for (int changes = 1 + this.random.nextInt(3); changes > 0; changes--) {
				text = changed(text);
			}
			Path path = parse(text);
			if (path != null) {
				accepted++;
				assertThat(path.toString()).isEqualTo(text);
				assertThat(Path.parse(path.toString())).isEqualTo(path);
			}
		}
		assertThat(accepted).isBetween(PATHS / 10, 9 * PATHS / 10);
	}

	private static JsonNode document(String name) throws IOException {
		try (InputStream file = new ClassPathResource("io/ztrisk/mapping/" + name + ".json").getInputStream()) {
			return ((ObjectNode) Documents.JSON.readTree(file)).without(Set.of("key_dataset"));
		}
	}

	private static @Nullable Mapping read(JsonNode document) {
		try {
			return Mapping.read(document);
		}
		catch (ApiException ex) {
			assertPlaces(ex, document);
			return null;
		}
	}

	/** Each problem is at a value of the document, or at a missing member of one. */
	private static void assertPlaces(ApiException ex, JsonNode document) {
		List<String> misplaced = ex.errors().stream().filter((error) -> {
			String pointer = Objects.requireNonNull(error.source()).pointer();
			String place = error.message().endsWith(" is required") ? pointer.substring(0, pointer.lastIndexOf('/'))
					: pointer;
			return error.code() != 12003 || document.at(place).isMissingNode();
		}).map(Object::toString).toList();
		assertThat(ex.errors()).isNotEmpty();
		assertThat(misplaced).isEmpty();
	}

	private static @Nullable Path parse(String text) {
		try {
			return Path.parse(text);
		}
		catch (ParseException ex) {
			assertThat(ex.getErrorOffset()).isBetween(0, text.codePointCount(0, text.length()));
			assertThat(ex.getMessage()).startsWith("expected ").endsWith(" at column " + (ex.getErrorOffset() + 1));
			return null;
		}
	}

	private void assertNeverFails(Mapping mapping) {
		Values values = (path) -> values();
		mapping.time(values);
		mapping.key().forEach((parts) -> parts.forEach((part) -> part.first(values)));
		mapping.user().email().texts(values);
		mapping.user().where().holds(TestFields.of(mapping, values, Map.of()));
		TestFields.activities(mapping, values, Map.of());
	}

	private List<JsonValue> values() {
		List<JsonValue> values = new ArrayList<>();
		for (int i = this.random.nextInt(4); i > 0; i--) {
			values.add(valueOfRecord());
		}
		return values;
	}

	private JsonValue valueOfRecord() {
		String text = text();
		try {
			return this.random.nextBoolean() ? JsonValue.parse(text) : JsonValues.of(JsonType.STRING, text);
		}
		catch (MalformedJsonException ex) {
			return JsonValues.of(JsonType.STRING, text);
		}
	}

	private List<FieldText> texts() {
		return values().stream().map(JsonValue::text).map(FieldText::new).toList();
	}

	private String text() {
		return TEXTS.get(this.random.nextInt(TEXTS.size()));
	}

	/** A copy with one to three changes. */
	private JsonNode mutated(JsonNode original) {
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
			case 2 -> object.set(changed(name), (object.get(name) != null) ? object.remove(name) : value());
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
			return JsonNodeFactory.instance.stringNode(changed(value.stringValue()));
		}
		return (value != null && this.random.nextBoolean()) ? value : value();
	}

	/** Inserts, removes or replaces a character. */
	private String changed(String text) {
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
