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
import io.ztrisk.test.JsonMutations;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
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

	private final Random random = new Random(20261128);

	private final JsonMutations mutations = new JsonMutations(this.random);

	@Test
	void mappings() throws IOException {
		List<JsonNode> documents = new ArrayList<>();
		for (String name : PredefinedMappings.read("mapping").keySet()) {
			documents.add(document(name));
		}
		int accepted = 0;
		for (int i = 0; i < MAPPINGS; i++) {
			JsonNode document = this.mutations.of(documents.get(this.random.nextInt(documents.size())));
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
			JsonNode document = this.mutations.of(condition);
			FieldErrors problems = new FieldErrors();
			Condition read = Condition.read(JsonElement.body(document, problems), FIELDS::contains);
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
				text = this.mutations.of(text);
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
		String text = this.mutations.text();
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

}
