package io.ztrisk.mapping;

import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.ztrisk.scan.JsonScanner;
import io.ztrisk.scan.PathTrie;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the scanner reads for a mapping is what the mapping reads of a whole tree.
 */
@Execution(ExecutionMode.CONCURRENT)
class ScannedMappingTests {

	private static final int RECORDS = 2000;

	private static final int MIXED_RECORDS = 5_000;

	/** Paths with few names, so that many are equal. */
	private static final List<String> MIXED = List.of("a", "a[]", "a.b", "a.b.c", "a.b[]", "a[].b", "a[].b[].c",
			"a[].c[]", "a.c.a.b", "a.c[].a", "a[type=x].b", "a[type=x].c[].b", "b[].a[type=x].b", "b.a.b.c[]",
			"b.a.b[].c", "b.a.c", "b.a", "c[]", "c.a[type=x].b", "c.a.b");

	private static final List<String> TEXTS = List.of("", " ", "-", "null", "unknown", "login", "SUCCESS", "0", "1",
			"3002", "1795168800000", "2026-11-20T10:00:00Z", "2026-11-20 10:00:00", "192.0.2.1", "true", "No", "38.7",
			"-9.1", "38.7,-9.1", "a:b", "Ann@example.org", "ü😀\"\\\n", "{\"level\":\"HIGH\"}", "[1,2]", "{broken",
			"[External] Mail");

	private final Random random = new Random(20261128);

	@ParameterizedTest
	@CsvSource({ "false, a.b, NUMBER 1", "false, t[type=User].id, STRING u", "false, t[].id, STRING x STRING u",
			"false, a\\.c, STRING d", "false, s.k[], NUMBER 1 NUMBER 2", "false, a.c,", "true, a.c, STRING d",
			"true, a.b, NUMBER 1" })
	void scansThePathsOfTheReference(boolean flat, String path, @Nullable String values) throws ParseException {
		PathTrie trie = new PathTrie(flat);
		assertThat(Path.parse(path).in(trie).value()).isZero();
		String record = """
				{"a":{"b":1},"t":[{"type":"X","id":"x"},{"id":"u","type":"User"}],"s":"{\\"k\\":[1,2]}","a.c":"d"}""";
		Values scanned = new JsonScanner(trie).scan(record.getBytes(StandardCharsets.UTF_8))::all;
		assertThat(texts(scanned, 0)).isEqualTo((values != null) ? values : "");
	}

	static Stream<String> datasets() {
		return PredefinedMappings.read("mapping").keySet().stream();
	}

	@ParameterizedTest
	@MethodSource("datasets")
	void readsRandomRecordsAsTheirTree(String dataset) {
		Mapping mapping = Objects.requireNonNull(PredefinedMappings.read("mapping").get(dataset));
		JsonScanner scanner = new JsonScanner(mapping.trie());
		for (int i = 0; i < RECORDS; i++) {
			String record = record(mapping);
			Values scanned = scanner.scan(record.getBytes(StandardCharsets.UTF_8))::all;
			Values tree = new TreeValues(mapping, record);
			assertThat(all(mapping.paths(), scanned)).as(record).isEqualTo(all(mapping.paths(), tree));
			assertThat(mapping.time(scanned)).isEqualTo(mapping.time(tree));
			assertThat(TestFields.activities(mapping, scanned, Map.of()))
				.isEqualTo(TestFields.activities(mapping, tree, Map.of()));
		}
	}

	static Stream<List<Path>> flatPaths() {
		return Stream.concat(
				PredefinedMappings.read("mapping").values().stream().filter(Mapping::flat).map(Mapping::paths),
				Stream.of(MIXED.stream().map(ScannedMappingTests::path).toList()));
	}

	@ParameterizedTest
	@MethodSource("flatPaths")
	void readsNamesWithAndWithoutDotsAsTheirTree(List<Path> paths) {
		PathTrie trie = new PathTrie(true);
		paths.forEach((path) -> path.in(trie).value());
		JsonScanner scanner = new JsonScanner(trie);
		for (int i = 0; i < MIXED_RECORDS; i++) {
			ObjectNode[] parts = new ObjectNode[1 + this.random.nextInt(4)];
			Arrays.setAll(parts, (part) -> record(paths, 5));
			String record = mixed(parts);
			Values scanned = scanner.scan(record.getBytes(StandardCharsets.UTF_8))::all;
			Values tree = new TreeValues(paths, true, record);
			assertThat(all(paths, scanned)).as(record).isEqualTo(all(paths, tree));
		}
	}

	/** Writes objects as one, in which some names have dots and some are equal. */
	private String mixed(ObjectNode... parts) {
		List<String> members = new ArrayList<>();
		for (ObjectNode part : parts) {
			members(part, "", members);
		}
		Collections.shuffle(members, this.random);
		return "{" + String.join(",", members) + "}";
	}

	private void members(ObjectNode object, String prefix, List<String> members) {
		object.properties().forEach((member) -> {
			String name = prefix + member.getKey();
			if (member.getValue() instanceof ObjectNode inner && this.random.nextBoolean()) {
				members(inner, name + ".", members);
			}
			else {
				members.add("\"" + name + "\":" + mixed(member.getValue()));
			}
		});
	}

	private String mixed(JsonNode value) {
		String text = switch (value) {
			case ObjectNode object -> mixed(new ObjectNode[] { object });
			case ArrayNode array -> array.valueStream().map(this::mixed).collect(Collectors.joining(",", "[", "]"));
			default -> value.toString();
		};
		if (value.isContainer() && this.random.nextInt(10) == 0) {
			boolean broken = this.random.nextInt(3) == 0;
			return StringNode.valueOf(broken ? text.substring(0, text.length() - 1) + ",z}" : text).toString();
		}
		return text;
	}

	private static Path path(String text) {
		try {
			return Path.parse(text);
		}
		catch (ParseException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

	private static List<String> all(List<Path> paths, Values values) {
		return IntStream.range(0, paths.size())
			.mapToObj((path) -> paths.get(path) + ": " + texts(values, path))
			.toList();
	}

	/** Structures are compared without blanks. */
	private static String texts(Values values, int path) {
		return String.join(" ",
				values.at(path)
					.stream()
					.map((value) -> value.type() + " "
							+ (value.isScalar() ? value.text() : TreeValues.read(value.text()).toString()))
					.toList());
	}

	/** A record with values, mostly scalars, at some of the paths of a mapping. */
	private String record(Mapping mapping) {
		ObjectNode record = record(mapping.paths(), 12);
		JsonNode written = (mapping.flat() && this.random.nextBoolean()) ? flattened(record) : record;
		return this.random.nextBoolean() ? written.toString() : written.toPrettyString();
	}

	private ObjectNode record(List<Path> paths, int most) {
		ObjectNode record = Documents.JSON.createObjectNode();
		for (int values = this.random.nextInt(most); values > 0; values--) {
			put(record, paths.get(this.random.nextInt(paths.size())).steps());
		}
		return record;
	}

	/**
	 * With names with dots. A point stays an object: the scanner does not compose one.
	 */
	private static ObjectNode flattened(ObjectNode object) {
		ObjectNode flattened = object.objectNode();
		object.properties().forEach((member) -> {
			if (member.getValue() instanceof ObjectNode inner
					&& Stream.of("lat", "latitude", "lon", "longitude", "long").noneMatch(inner::has)) {
				flattened(inner).properties()
					.forEach((below) -> flattened.set(member.getKey() + "." + below.getKey(), below.getValue()));
			}
			else {
				flattened.set(member.getKey(), member.getValue());
			}
		});
		return flattened;
	}

	private void put(ObjectNode object, List<Step> steps) {
		Step step = steps.getFirst();
		List<Step> rest = steps.subList(1, steps.size());
		JsonNode known = object.get(step.name());
		JsonNode value = switch (step.selector()) {
			case null -> value(known, rest);
			case Selector.Each each -> elements(known, rest, null);
			case Selector.FirstWith first -> elements(known, rest, first);
		};
		object.set(step.name(),
				(this.random.nextInt(20) == 0 && !value.isValueNode()) ? object.stringNode(value.toString()) : value);
	}

	private JsonNode value(@Nullable JsonNode known, List<Step> rest) {
		if (rest.isEmpty() || this.random.nextInt(30) == 0) {
			return any();
		}
		ObjectNode object = (known instanceof ObjectNode members) ? members : Documents.JSON.createObjectNode();
		put(object, rest);
		return object;
	}

	private JsonNode elements(@Nullable JsonNode known, List<Step> rest, Selector.@Nullable FirstWith first) {
		ArrayNode array = (known instanceof ArrayNode elements) ? elements : Documents.JSON.createArrayNode();
		for (int added = 1 + this.random.nextInt(2); added > 0; added--) {
			JsonNode element = value(null, rest);
			if (first != null && element instanceof ObjectNode members && this.random.nextInt(4) > 0) {
				members.put(first.member(), first.text());
			}
			array.add(element);
		}
		return (this.random.nextInt(5) == 0) ? array.get(0) : array;
	}

	private JsonNode any() {
		List<JsonNode> values = new ArrayList<>();
		String text = TEXTS.get(this.random.nextInt(TEXTS.size()));
		ObjectNode object = Documents.JSON.createObjectNode();
		for (int i = 0; i < 8; i++) {
			values.add(object.stringNode(text));
		}
		values.add(object.numberNode(this.random.nextInt(4000)));
		values.add(object.numberNode(this.random.nextInt(400) / 8.0));
		values.add(object.booleanNode(this.random.nextBoolean()));
		values.add(object.nullNode());
		values.add(Documents.JSON.createObjectNode().put("lat", 1).put("lon", "2"));
		values.add(Documents.JSON.createArrayNode().add(text).add(1));
		return values.get(this.random.nextInt(values.size()));
	}

}
