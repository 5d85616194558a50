package io.ztrisk.scan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/**
 * Compares the scanner with Jackson on random records and mutations of them: what Jackson
 * accepts, the scanner accepts, and its values are those that the paths find in Jackson's
 * values.
 */
@Execution(ExecutionMode.CONCURRENT)
class JsonScannerPropertyTests {

	/** Few enough for a build; {@code -Dscan.lines=20000000} reads more. */
	private static final int LINES = Integer.getInteger("scan.lines", 500_000);

	private static final JsonFactory JACKSON = new JsonFactory();

	private static final String[] NAMES = { "a", "b", "c", "type", "a.b", "é" };

	private static final String[] TEXTS = { "", "x", "User", "long text of more than eight bytes", "é", "\\u0041",
			"\\ud83d\\ude00", "\\\\", "\\\"", "{\\\"b\\\":1}", "[1,\\\"x\\\"]", "{\\\"a\\\":{\\\"b\\\":[true]}}", "{",
			"[x] y", "{x}", "\\n" };

	/** Texts that the scanner notices to be malformed wherever a path goes on in them. */
	private static final Set<String> BROKEN = Set.of("{", "[x] y", "{x}");

	private static final String[] SCALARS = { "0", "-1", "12.50", "1e9", "1E-2", "true", "false", "null" };

	private static final String EDITS = "{}[]\",:\\ \t\n01.-+eEtfnu\0\u007fé";

	/** Each step is a name, or a name with the selected elements after it. */
	private static final String[][] PATHS = { { "a" }, { "a", "b" }, { "a", "[]" }, { "a", "[]", "b" },
			{ "a", "[type=User]", "b" }, { "b", "[]", "a", "[]" }, { "b" }, { "c", "a", "b" }, { "c", "[]", "c" },
			{ "é" }, { "a.b" }, { "type" } };

	/** Paths to elements of arrays that are not wanted themselves. */
	private static final String[][] ELEMENTS = { { "a", "[]" }, { "a", "[type=User]", "b" }, { "b", "[]", "a", "[]" },
			{ "b", "[]", "c" } };

	private static final String MALFORMED = "malformed";

	private final Random random = new Random(20261128);

	@Test
	void readsTheSameDocumentsAsJackson() {
		PathTrie trie = new PathTrie(false);
		List<Integer> values = new ArrayList<>();
		for (String[] path : PATHS) {
			values.add(place(trie.root(), path).value());
		}
		JsonScanner scanner = new JsonScanner(trie);
		int accepted = 0;
		for (int i = 0; i < LINES; i++) {
			byte[] line = mutate(object(0).toString()).getBytes(StandardCharsets.UTF_8);
			Map<?, ?> expected = parse(line);
			if (expected == null) {
				scanAnything(scanner, line);
				continue;
			}
			accepted++;
			ScannedValues scanned = scanner.scan(line);
			for (int p = 0; p < PATHS.length; p++) {
				List<Object> found = new ArrayList<>();
				if (!find(expected, PATHS[p], 0, false, found)) {
					continue;
				}
				if (!comparable(scanned.all(values.get(p))).equals(comparable(found))) {
					fail("%s of %s: %s, not %s", String.join(".", PATHS[p]), new String(line, StandardCharsets.UTF_8),
							comparable(scanned.all(values.get(p))), comparable(found));
				}
			}
		}
		assertThat(accepted).isBetween(LINES / 4, 3 * LINES / 4);
	}

	/**
	 * An array that is wanted itself is read in two passes: its end is found first.
	 */
	@Test
	void arrayIsReadInOnePassAsInTwo() {
		PathTrie elements = new PathTrie(false);
		PathTrie arrays = new PathTrie(false);
		for (String[] path : ELEMENTS) {
			place(elements.root(), path).value();
			place(arrays.root(), path).value();
		}
		for (String name : NAMES) {
			arrays.root().member(name).value();
		}
		JsonScanner onePass = new JsonScanner(elements);
		JsonScanner twoPasses = new JsonScanner(arrays);
		int arraysRead = 0;
		for (int i = 0; i < LINES / 2; i++) {
			byte[] line = mutate("{\"a\":%s,\"b\":%s}".formatted(array(1), array(1))).getBytes(StandardCharsets.UTF_8);
			String expected = read(twoPasses, line);
			assertThat(read(onePass, line)).as(new String(line, StandardCharsets.UTF_8)).isEqualTo(expected);
			arraysRead += expected.equals(MALFORMED) ? 0 : 1;
		}
		assertThat(arraysRead).isBetween(LINES / 8, 3 * LINES / 8);
	}

	/** The values of the elements, or that the line is malformed. */
	private static String read(JsonScanner scanner, byte[] line) {
		try {
			ScannedValues scanned = scanner.scan(line);
			List<List<JsonValue>> values = IntStream.range(0, ELEMENTS.length).mapToObj(scanned::all).toList();
			assertThat(scanned.hasEscapes() || values.stream().flatMap(List::stream).noneMatch(JsonValue::isEscaped))
				.isTrue();
			return values.stream().map(JsonScannerPropertyTests::comparable).toList().toString();
		}
		catch (MalformedJsonException ex) {
			return MALFORMED;
		}
	}

	/** A malformed line is refused, or its skipped parts are not looked into. */
	private static void scanAnything(JsonScanner scanner, byte[] line) {
		try {
			scanner.scan(line);
		}
		catch (MalformedJsonException ex) {
			assertThat(ex.index()).isBetween(0, line.length);
		}
	}

	private static PathNode place(PathNode root, String[] path) {
		PathNode place = root;
		for (String step : path) {
			place = switch (step) {
				case "[]" -> place.element();
				case "[type=User]" -> place.element("type", "User");
				default -> place.member(step);
			};
		}
		return place;
	}

	/**
	 * Finds the values of a path, by the words of its definition; false if it leads
	 * through a text that looks like JSON, but is malformed: the scanner may not notice
	 * it, unless it is one of those above.
	 */
	private static boolean find(Object value, String[] path, int step, boolean inText, List<Object> found) {
		if (step == path.length) {
			found.add(value);
			return true;
		}
		if (!inText && value instanceof Scalar scalar && scalar.looksLikeJson()) {
			Object json = scalar.json();
			if (json != null || !BROKEN.contains(scalar.text())) {
				return json != null && find(json, path, step, true, found);
			}
		}
		if (!path[step].startsWith("[")) {
			Object member = (value instanceof Map<?, ?> object) ? object.get(path[step]) : null;
			return member == null || find(member, path, step + 1, inText, found);
		}
		return ((value instanceof List<?> list) ? list : List.of(value)).stream()
			.filter((element) -> path[step].equals("[]") || isUser(element))
			.limit(path[step].equals("[]") ? Long.MAX_VALUE : 1)
			.allMatch((element) -> find(element, path, step + 1, inText, found));
	}

	private static boolean isUser(Object element) {
		return element instanceof Map<?, ?> object && object.get("type") instanceof Scalar scalar
				&& scalar.type() != JsonType.NULL && scalar.text().equals("User");
	}

	private static List<Object> comparable(List<?> values) {
		return values.stream().map(JsonScannerPropertyTests::comparable).toList();
	}

	/** Of an array or an object only the type: its text is as it was written. */
	private static Object comparable(Object value) {
		return switch (value) {
			case JsonValue scanned when scanned.isScalar() -> new Scalar(scanned.type(), scanned.text());
			case JsonValue scanned -> scanned.type();
			case Map<?, ?> object -> JsonType.OBJECT;
			case List<?> list -> JsonType.ARRAY;
			default -> value;
		};
	}

	/** The values of a line by Jackson; null if it is not one object. */
	private static @Nullable Map<?, ?> parse(byte[] line) {
		for (byte single : line) {
			if (single == 0) {
				// Jackson would detect UTF-16.
				return null;
			}
		}
		try (JsonParser parser = JACKSON.createParser(ObjectReadContext.empty(), line)) {
			parser.nextToken();
			Object value = read(parser);
			return (parser.nextToken() == null && value instanceof Map<?, ?> object) ? object : null;
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	private static Object read(JsonParser parser) {
		return switch (parser.currentToken()) {
			case START_OBJECT -> {
				Map<String, Object> object = new LinkedHashMap<>();
				for (String name = parser.nextName(); name != null; name = parser.nextName()) {
					parser.nextToken();
					object.put(name, read(parser));
				}
				yield object;
			}
			case START_ARRAY -> {
				List<Object> array = new ArrayList<>();
				while (parser.nextToken() != JsonToken.END_ARRAY) {
					array.add(read(parser));
				}
				yield array;
			}
			case VALUE_STRING -> new Scalar(JsonType.STRING, parser.getString());
			case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Scalar(JsonType.NUMBER, parser.getString());
			case VALUE_TRUE, VALUE_FALSE -> new Scalar(JsonType.BOOLEAN, parser.getString());
			case VALUE_NULL -> new Scalar(JsonType.NULL, "null");
			case null, default -> "";
		};
	}

	private StringBuilder object(int depth) {
		StringBuilder object = new StringBuilder("{");
		for (int i = this.random.nextInt(5); i > 0; i--) {
			object.append('"').append(any(NAMES)).append('"').append(blank()).append(':').append(blank());
			object.append(value(depth)).append(blank()).append((i > 1) ? "," : "").append(blank());
		}
		return object.append('}');
	}

	private CharSequence value(int depth) {
		return switch (this.random.nextInt((depth < 4) ? 10 : 6)) {
			case 0, 1, 2 -> any(SCALARS);
			case 3, 4, 5 -> "\"" + any(TEXTS) + "\"";
			case 6, 7 -> array(depth + 1);
			default -> object(depth + 1);
		};
	}

	private StringBuilder array(int depth) {
		StringBuilder array = new StringBuilder("[").append(blank());
		for (int i = this.random.nextInt(4); i > 0; i--) {
			array.append(value(depth)).append(blank()).append((i > 1) ? "," : "").append(blank());
		}
		return array.append(']');
	}

	private String any(String[] some) {
		return some[this.random.nextInt(some.length)];
	}

	private String blank() {
		return (this.random.nextInt(8) == 0) ? " " : "";
	}

	private String mutate(String record) {
		StringBuilder mutated = new StringBuilder(record);
		for (int i = this.random.nextInt(3); i > 0 && !mutated.isEmpty(); i--) {
			int at = this.random.nextInt(mutated.length());
			switch (this.random.nextInt(4)) {
				case 0 -> mutated.deleteCharAt(at);
				case 1 -> mutated.insert(at, edit());
				case 2 -> mutated.setCharAt(at, edit());
				default -> mutated.insert(at, mutated.substring(at, Math.min(mutated.length(), at + 12)));
			}
		}
		return mutated.toString();
	}

	private char edit() {
		return EDITS.charAt(this.random.nextInt(EDITS.length()));
	}

	/** A text, a number, a boolean or null. */
	private record Scalar(JsonType type, String text) {

		boolean looksLikeJson() {
			return this.type == JsonType.STRING && (this.text.startsWith("{") || this.text.startsWith("["));
		}

		/** The JSON in a text; null if it is malformed. */
		@Nullable Object json() {
			byte[] bytes = ("{\"x\":" + this.text + "}").getBytes(StandardCharsets.UTF_8);
			Map<?, ?> object = parse(bytes);
			return (object != null) ? object.get("x") : null;
		}

	}

}
