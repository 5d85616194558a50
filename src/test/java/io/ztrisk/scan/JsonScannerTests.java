package io.ztrisk.scan;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests the paths and the limits of the scanner.
 */
class JsonScannerTests {

	private static final String RECORD = """
			{"a":{"b":1},"t":[{"type":"X","id":"x"},{"id":"u","type":"User"}],"s":"{\\"k\\":[1,2]}","a.c":"d"}""";

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', nullValues = "absent", textBlock = """
			a.b            | 1
			t[type=User].id | u
			t[].id         | x,u
			s.k[]          | 1,2
			s[].k[]        | 1,2
			a[].b          | 1
			a.b[]          | 1
			a.b.c          | absent
			t.id           | absent
			t[type=Y].id   | absent
			x              | absent
			""", delimiter = '|')
	void pathsLeadToValues(String path, String expected) {
		assertThat(values(RECORD, path, false))
			.isEqualTo((expected != null) ? List.of(expected.split(",")) : List.of());
	}

	@Test
	void namesWithDotsAreNestedInAFlatDataset() {
		assertThat(values(RECORD, "a.c", false)).isEmpty();
		assertThat(values(RECORD, "a.c", true)).containsExactly("d");
		assertThat(values("{\"a\":{\"b.c\":1},\"a.b.d\":2}", "a.b.c", true)).containsExactly("1");
		assertThat(values("{\"a\":{\"b.c\":1},\"a.b.d\":2}", "a.b.d", true)).containsExactly("2");
		assertThat(values("{\"a.b\":[{\"c\":1},{\"c\":2}]}", "a.b[].c", true)).containsExactly("1", "2");
		assertThat(values("{\"a.b\":1}", "a[].b", true)).containsExactly("1");
	}

	@Test
	void theLastOfEqualNamesCounts() {
		assertThat(values("{\"a\":1,\"a\":2}", "a", false)).containsExactly("2");
		assertThat(values("{\"a\":{\"b\":1},\"a\":{\"c\":2}}", "a.b", false)).isEmpty();
		assertThat(values("{\"a\":[{\"b\":1,\"b\":2},{\"b\":3}],\"c\":1}", "a[].b", false)).containsExactly("2", "3");
		assertThat(values("{\"a\":[1,2],\"\\u0061\":[3]}", "a[]", false)).containsExactly("3");
	}

	@Test
	void theLastOfEqualNamesCountsWhetherItHasDotsOrNot() {
		assertThat(values("{\"a.b\":[1],\"a\":{\"b\":[2]}}", "a.b[]", true)).containsExactly("2");
		assertThat(values("{\"a\":{\"b\":[1]},\"a.b\":[2]}", "a.b[]", true)).containsExactly("2");
		assertThat(values("{\"a\":{\"b\":[1]},\"a\":{\"c\":2}}", "a.b[]", true)).isEmpty();
		assertThat(values("{\"a\":{\"b\":[1]},\"a.c\":2}", "a.b[]", true)).containsExactly("1");
		assertThat(values("{\"a\":[{\"b.c\":[1],\"b\":{\"c\":[2]}},{\"b.c\":3}],\"d\":4}", "a[].b.c[]", true))
			.containsExactly("2", "3");
		assertThat(values("{\"a\":[{\"b\":1}],\"a\":[{\"b\":2},{\"b\":3}]}", "a[].b", true)).containsExactly("2", "3");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "absent", textBlock = """
			{"s.g.c":"X","s":{"g":{"d":"DE"}}}         | s.g.c   | X
			{"s":{"g":{"d":"DE"}},"s.g":{"c":"X"}}     | s.g.d   | DE
			{"s.g":{"c":"X"},"s":{"g":{"d":"DE"}}}     | s.g.c   | X
			{"s.g":{"c":"X","d":1},"s":{"g":{"d":2}}}  | s.g.d   | 2
			{"s.i":1,"s":{"i":2},"s":{}}               | s.i     | 1
			{"s.i":1,"s":{"i":2},"s.i":3,"s":{"i":4}}  | s.i     | 4
			{"s.i":[1],"s":{"i":[2]},"s":{}}           | s.i[]   | 1
			{"s":{"i":1},"s.i":2,"\\u0073":{"i":3}}  | s.i     | 3
			{"s.i":1,"s":"{\\"i\\":2,z}"}              | s.i     | 1
			{"s.i":1,"s":"{\\"i\\":2}"}                | s.i     | 2
			{"s.i":1,"s":"x"}                          | s.i     | 1
			{"s.i":1,"s":"x"}                          | s       | x
			{"s.g":[{"c":1}],"s":{"g":{"c":2}}}        | s.g[].c | 1,2
			{"s.g":[{"c":1}],"s":{"g":[{"c":2}]}}      | s.g[].c | 2
			{"s.g":[{"c":1}],"s":{"g":[]}}             | s.g[].c | absent
			{"s.t":{"type":"U","c":1},"s":{"t":{"c":2}}} | s.t[type=U].c | 1
			""")
	void objectsOfOnePlaceAreMergedInAFlatDataset(String record, String path, String expected) {
		assertThat(values(record, path, true)).isEqualTo((expected != null) ? List.of(expected.split(",")) : List.of());
	}

	@Test
	void namesAreEqualOnlyWithinOneElementAfterATextThatIsNoJson() {
		String broken = "\"t\":\"[{\\\"b\\\":1},\"";
		assertThat(values("{\"a\":[{" + broken + ",\"b\":1,\"b\":2},{\"b\":3}]}", "a[].b", false)).containsExactly("2",
				"3");
		assertThat(values("{" + broken + ",\"t\":[{\"b\":1},{\"b\":2}]}", "t[].b", false)).containsExactly("1", "2");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{"a":"{\\"b\\":1"}                   | a.b
			{"a":"{\\"b\\":\\"{\\\\\\"c\\\\\\":1}\\"}"} | a.b.c
			{"a":"b"}                            | a.b
			{"a":null}                           | a.b
			""")
	void aTextThatIsNoJsonHasNoMembers(String record, String path) {
		assertThat(values(record, path, false)).isEmpty();
	}

	@Test
	void aLongTextIsNotReadAsJson() {
		String json = "{\\\"b\\\":1,\\\"c\\\":\\\"" + "x".repeat(64 << 10) + "\\\"}";
		assertThat(values("{\"a\":\"" + json + "\"}", "a.b", false)).isEmpty();
		assertThat(values("{\"a\":\"" + json + "\"}", "a[]", false)).isEmpty();
		assertThat(values("{\"a\":\"" + json.replaceFirst("x+", "x") + "\"}", "a.b", false)).containsExactly("1");
	}

	@Test
	void theLengthOfATextThatIsReadAsJsonIsOfItsBytes() {
		int most = (64 << 10) - "{\"b\":1,\"c\":\"\"}".length();
		String json = "{\"a\":\"{\\\"b\\\":1,\\\"c\\\":\\\"%s\\\"}\"}";
		assertThat(values(json.formatted("é".repeat(most / 2)), "a.b", false)).containsExactly("1");
		assertThat(values(json.formatted("é".repeat(most / 2 + 1)), "a.b", false)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "[External] Mail", "{x}", "[1", "[1 2]", "{", "[x]" })
	void aTextThatIsNoJsonIsTheOneElement(String text) {
		byte[] record = ("{\"a\":\"" + text + "\"}").getBytes(StandardCharsets.UTF_8);
		assertThat(new JsonScanner(trie("a[]", false)).scan(record).all(0)).singleElement()
			.returns(JsonType.STRING, JsonValue::type)
			.returns(text, JsonValue::text);
		assertThat(values("{\"a\":[\"" + text + "\",1]}", "a[]", false)).containsExactly(text, "1");
		assertThat(values("{\"a\":\"" + text + "\"}", "a[].b[]", false)).isEmpty();
		assertThat(values("{\"a\":\"{\\\"b\\\":\\\"" + text + "\\\"}\"}", "a.b[]", false)).containsExactly(text);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			x\\ud800y        | x\\ud800y
			\\udc00\\ud800   | \\udc00\\ud800
			\\u0000          | \\u0000
			\\\\\\\\\\ud800    | \\\\\\ud800
			\\ud83d\\ude00\\u00e9 | \\ud83d\\ude00\\u00e9
			""")
	void charactersThatUtf8LacksStayInATextThatIsReadAsJson(String sent, String read) {
		String record = "{\"a\":\"{\\\"b\\\":\\\"" + sent + "\\\"}\"}";
		assertThat(values(record, "a.b", false)).containsExactly(JsonValue.parse("\"" + read + "\"").text());
	}

	@Test
	void anEscapedSurrogateIsNoJson() {
		assertThat(values("{\"a\":\"{\\\"b\\\":\\\"\\\\\\ud800\\\"}\"}", "a.b", false)).isEmpty();
	}

	@Test
	void manySelectionsAreReadInOnePass() {
		PathTrie trie = new PathTrie(false);
		for (int i = 0; i < 192; i++) {
			trie.root().member("t").element("k" + i, "z").member("y").value();
		}
		byte[] record = ("{\"t\":[" + "{\"a\":1,\"b\":1,\"c\":1,\"d\":1,\"e\":1,\"f\":1,\"g\":1},".repeat(15_000)
				+ "{\"y\":7,\"k9\":\"z\"}]}")
			.getBytes(StandardCharsets.UTF_8);
		JsonScanner scanner = new JsonScanner(trie);
		List<Duration> taken = new ArrayList<>();
		for (int round = 0; round < 3; round++) {
			long start = System.nanoTime();
			assertThat(scanner.scan(record).all(9)).extracting(JsonValue::text).containsExactly("7");
			taken.add(Duration.ofNanos(System.nanoTime() - start));
		}
		assertThat(Collections.min(taken)).isLessThan(Duration.ofMillis(500));
	}

	@Test
	void anElementIsSelectedByTheLastOfEqualMembers() {
		assertThat(values("{\"t\":[{\"k\":\"z\",\"k\":\"x\",\"y\":1},{\"\\u006b\":\"z\",\"y\":2}]}", "t[k=z].y", false))
			.containsExactly("2");
		assertThat(values("{\"t\":[{\"k\":[\"z\"],\"y\":1},{\"k\":null,\"y\":2},{\"k\":true,\"y\":3}]}", "t[k=true].y",
				false))
			.containsExactly("3");
		assertThat(values("{\"t\":[1,null,[],{},{\"k\":{\"k\":1}}]}", "t[k=1].y", false)).isEmpty();
		assertThat(values("{\"t\":{\"k\":1,\"y\":2}}", "t[k=1].y", false)).containsExactly("2");
	}

	@Test
	void aPathHasAThousandValues() {
		assertThat(values("{\"a\":[" + "1,".repeat(2000) + "2]}", "a[]", false)).hasSize(ScannedValues.MAX_VALUES);
	}

	@Test
	void manyAndLongNamesAreRead() {
		JsonScanner scanner = new JsonScanner(trie("a", false));
		for (int i = 0; i < 1000; i++) {
			String record = "{\"name%d\":0,\"%s\":0,\"\\u0062\":0,\"a\":%d}".formatted(i, "x".repeat(i), i);
			assertThat(scanner.scan(record.getBytes(StandardCharsets.UTF_8)).all(0)).extracting(JsonValue::text)
				.containsExactly(Integer.toString(i));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "1", "[]", "{", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "{\"a\":1,}",
			"{\"a\":1}x", "{\"a\" 1}", "{a:1}", "{1:1}", "{\"a\":1 \"b\":2}", "{\"x\":}", "{\"x\":[}", "{\"x\":\"}",
			"{\"x\":\"\\", "{\"a\":01}", "{\"a\":1.}", "{\"a\":.5}", "{\"a\":1e}", "{\"a\":-}", "{\"a\":+1}",
			"{\"a\":tru}", "{\"a\":NaN}", "{\"a\":\"\t\"}", "{\"a\":\"\\x\"}", "{\"a\":\"\\u12g4\"}",
			"{\"a\":\"\\u١٢٣٤\"}", "{\"a\":\"\\u12\"}", "\ufeff{}" })
	void valueThatIsNoRecordIsMalformed(String record) {
		assertThatExceptionOfType(MalformedJsonException.class).isThrownBy(() -> values(record, "a", false));
	}

	@Test
	void textsMustBeUtf8() {
		byte[] record = "{\"x\":\"é\",\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);
		assertThatExceptionOfType(MalformedJsonException.class)
			.isThrownBy(() -> new JsonScanner(trie("a", false)).scan(record));
		assertThat(values(record, "b", false)).isEmpty();
	}

	private static List<String> values(String record, String path, boolean flat) {
		return values(record.getBytes(StandardCharsets.UTF_8), path, flat);
	}

	private static List<String> values(byte[] record, String path, boolean flat) {
		return new JsonScanner(trie(path, flat)).scan(record).all(0).stream().map(JsonValue::text).toList();
	}

	/** Paths in these tests have no escapes. */
	private static PathTrie trie(String path, boolean flat) {
		PathTrie trie = new PathTrie(flat);
		PathNode place = trie.root();
		for (String step : path.split("\\.")) {
			String[] parts = step.replace("]", "").split("\\[|=", -1);
			place = place.member(parts[0]);
			place = switch (parts.length) {
				case 1 -> place;
				case 2 -> place.element();
				default -> place.element(parts[1], parts[2]);
			};
		}
		place.value();
		return trie;
	}

}
