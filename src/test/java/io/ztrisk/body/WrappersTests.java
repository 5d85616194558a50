package io.ztrisk.body;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.ztrisk.api.ApiException;
import io.ztrisk.body.Wrappers.Wrapper;
import io.ztrisk.scan.JsonScanner;
import io.ztrisk.scan.MalformedJsonException;
import io.ztrisk.scan.PathTrie;
import io.ztrisk.scan.ScannedValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests the records in the objects of a body. Single quotes stand for double ones.
 */
class WrappersTests {

	private static final Wrappers WRAPPERS = new Wrappers(
			List.of(new Wrapper(List.of("r"), true), new Wrapper(List.of("d"), false),
					new Wrapper(List.of("o", "r"), true), new Wrapper(List.of("o", "d"), false)),
			false);

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '\1', textBlock = """
			{'r':[{'a':1},{'a':2}]}                            ; 1.1{'a':1} 1.2{'a':2}
			{'x':{'r':[1]},'y':['r'],'r': [ {'a':1} , 2 ] ,'z':1} ; 1.1{'a':1} 1.2 2
			{'r':{'a':1}}                                      ; 1.1{'a':1}
			{'d':{'a':[1,2]}}                                  ; 1.1{'a':[1,2]}
			{'o':{'x':1,'r':[{}]}}                             ; 1.1{}
			{'o':{'d':{}},'r':[1]}                             ; 1.1{}
			{'o':{'x':{}},'r':[1]}                             ; 1.1 1
			{'o':[{'r':[1]}],'d':{'b':1}}                      ; 1.1{'b':1}
			{'\\u0072':[1]}                                    ; 1.1 1
			{'r':[]}                                           ;
			{'r':[],'d':{}}                                    ;
			{'r':[{'r':[{'d':{}}]}]}                           ; 1.1{'r':[{'d':{}}]}
			{'r':[1],'r':[2]}                                  ; 1.1 1
			{'r':null,'d':[{}],'x':1}                          ; 1{'r':null,'d':[{}],'x':1}
			{'r':'[1]','d':'{}'}                               ; 1{'r':'[1]','d':'{}'}
			{'x':{'d':{}}}                                     ; 1{'x':{'d':{}}}
			{'o.r':[1]}                                        ; 1{'o.r':[1]}
			{'r':['a]}','\\\\\\'',{'b':'}'}]}                  ; 1.1'a]}' 1.2'\\\\\\'' 1.3{'b':'}'}
			""")
	void areTheFirstMemberThatHoldsRecords(String body, String records) throws IOException {
		String expected = (records != null) ? records : "";
		assertThat(read(body, WRAPPERS)).isEqualTo(expected);
		assertThat(read(pretty(body), WRAPPERS)).isEqualTo(expected);
		assertThat(read("[" + body + "]", WRAPPERS)).isEqualTo(expected);
		assertThat(read("[0," + body + " , " + body + "]", WRAPPERS))
			.isEqualTo(("1 0 " + numbered(expected, 2) + " " + numbered(expected, 3)).replaceAll(" +", " ").strip());
		String longer = body.replaceFirst("\\{", "{'long':" + quoted(LineBuffer.MAX_BYTES) + ",");
		if (expected.startsWith("1.") || expected.isEmpty()) {
			assertThat(read(longer, WRAPPERS)).isEqualTo(expected);
			assertThat(read(pretty(longer), WRAPPERS)).isEqualTo(expected);
			assertThat(read("[" + longer + "]", WRAPPERS)).isEqualTo(expected);
		}
		else {
			assertThat(read(longer + "\n{}", WRAPPERS)).isEqualTo("1! 2{}");
		}
	}

	@Test
	void areFoundByANameWithDotsIfMembersAreFlat() throws IOException {
		Wrappers flat = new Wrappers(WRAPPERS.all(), true);
		assertThat(read("{'o.r':[1]}", flat)).isEqualTo("1.1 1");
		assertThat(read("{'o':{'r':[1]}}", flat)).isEqualTo("1.1 1");
		assertThat(read("{'o.x':[1]}", flat)).isEqualTo("1{'o.x':[1]}");
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '\1', textBlock = """
			{'r':[{'a':1},{'a':        ; 1.1{'a':1} 1.2!{'a':
			{'r':[{'a':1},{'a':'       ; 1.1{'a':1} 1.2!{'a':'
			{'r':[{'a':1},             ; 1.1{'a':1} 1.2!
			{'r':[{'a':1}              ; 1.1{'a':1} 1.2!
			{'r':[{'a':1}}             ; 1.1{'a':1} 1.2!}
			{'r':[{'a':1},]}           ; 1.1{'a':1} 1.2!]}
			{'r':[,{'a':1}]}           ; 1.1!,{'a':1}]}
			{'r':[                     ; 1.1!
			{'d':{'a':                 ; 1.1!{'a':
			{'r':[1],'x':'             ; 1.1 1 1.2!,'x':'
			{'r':[1]}}                 ; 1.1 1 1.2!}}
			{'r':[1]} {'r':[2]}        ; 1.1 1 1.2!}{'r':[2]}
			{'r':[{'a':1],{'b':1}]}    ; 1.1{'a':1] 1.2{'b':1}
			{'a':1,'b'                 ; 1{'a':1,'b'
			""")
	void leaveTheRestOfALineWhoseBracketsBreakOff(String line, String records) throws IOException {
		assertThat(read(line + "\n{}", WRAPPERS)).isEqualTo(records + " 2{}");
		String longer = line.replaceFirst("\\{", "{'long':" + quoted(LineBuffer.MAX_BYTES) + ",");
		if (records.contains(".")) {
			assertThat(read(longer + "\n{}", WRAPPERS)).isEqualTo(records + " 2{}");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "{'r':[{'a':1},{'a':", "{'r':[{'a':1}", "{'r':[{'a':1}}", "{'r':[1,]}", "{'r':[1]}}",
			"{'d':{'a'", "{'r':[1],'x':'", "{'r':[{'a':}]}" })
	void refuseAnArrayOrAPrettyPrintedBodyThatIsMalformed(String object) {
		for (String body : new String[] { "[" + object + "]", "[" + object, pretty(object) }) {
			assertThatExceptionOfType(ApiException.class).isThrownBy(() -> read(body, WRAPPERS))
				.withMessageMatching("Malformed JSON (in|near) (element [12] of the array|object [12] of the body)"
						+ "(, in record [12] of it)?");
		}
	}

	@Test
	void readAnObjectOfManyMebibytesByItsRecords() throws IOException {
		String record = "{'a':" + quoted(100_000) + "}";
		String records = IntStream.range(0, 50).mapToObj((i) -> record).collect(Collectors.joining(","));
		String body = "{'r':[" + records + "," + "{'b':" + quoted(LineBuffer.MAX_BYTES) + "},{}]}";
		for (String one : new String[] { body, pretty(body), "[" + body + "]" }) {
			List<Line> lines = new ArrayList<>();
			each(one.replace('\'', '"'), WRAPPERS, lines::add);
			assertThat(lines).hasSize(52);
			assertThat(lines.subList(0, 50)).allSatisfy((line) -> assertThat(line.text()).hasSize(record.length()));
			assertThat(lines.get(50).rest()).isNotNull();
			assertThat(lines.get(50).bytes()).hasSize(LineBuffer.MAX_BYTES);
			assertThat(lines.get(51).text()).isEqualTo("{}");
		}
	}

	@Test
	void nameTheRecordInAReason() {
		assertThat(new Line(3, 17, new byte[0], null, false).explain("bad")).isEqualTo("element 17: bad");
		assertThat(new Line(3, new byte[0], null).explain("bad")).isEqualTo("bad");
	}

	/** A scanner that has met none of the members decides that a line is a record. */
	@Test
	void areNeverFoundWhereTheScannerMeetsNone() throws IOException {
		PathTrie trie = new PathTrie(false);
		int[] values = WRAPPERS.in(trie);
		JsonScanner scanner = new JsonScanner(trie);
		Random random = new Random(16);
		String[] parts = { "{", "}", "[", "]", ",", ":", "'r'", "'d'", "'o'", "'x'", "1", " ", "'r':[", "'o':{",
				"'d':{" };
		int found = 0;
		for (int i = 0; i < 20_000; i++) {
			StringBuilder text = new StringBuilder("{");
			for (int part = random.nextInt(12); part >= 0; part--) {
				text.append(parts[random.nextInt(parts.length)]);
			}
			Line line = new Line(1, text.toString().replace('\'', '"').getBytes(StandardCharsets.UTF_8), null);
			boolean wrapped = WRAPPERS.forEachRecord(line, (record) -> assertThat(record.isElement()).isTrue());
			if (wrapped && meetsNone(scanner, values, line)) {
				throw new AssertionError(text);
			}
			found += wrapped ? 1 : 0;
		}
		assertThat(found).isBetween(100, 19_900);
	}

	private static boolean meetsNone(JsonScanner scanner, int[] values, Line line) {
		try {
			ScannedValues scanned = scanner.scan(line.bytes());
			return IntStream.of(values).allMatch((value) -> scanned.first(value) == null);
		}
		catch (MalformedJsonException ex) {
			return false;
		}
	}

	private static String quoted(int length) {
		return "'" + "x".repeat(length) + "'";
	}

	/** The records of the first line as those of another one. */
	private static String numbered(String records, int line) {
		return records.replaceAll("(^| )1(?=[.{])", "$1" + line);
	}

	private static String pretty(String body) {
		return body.replaceFirst("\\{", "{\n");
	}

	private static String read(String body, Wrappers wrappers) throws IOException {
		List<String> all = new ArrayList<>();
		each(body.replace('\'', '"'), wrappers, (line) -> all.add(place(line) + text(line)));
		return String.join(" ", all);
	}

	private static String place(Line line) {
		return line.number() + (line.isElement() ? "." + line.element() : "") + ((line.rest() != null) ? "!" : "");
	}

	/** Without blanks, but a number is set off; nothing of a line that is too long. */
	private static String text(Line line) {
		String text = new String(line.bytes(), StandardCharsets.UTF_8).replaceAll("\\s", "").replace('"', '\'');
		return (line.rest() != null && !line.broken()) ? "" : (text.matches("\\d+") ? " " : "") + text;
	}

	/** As a batch of logs reads a body. */
	private static void each(String body, Wrappers wrappers, Consumer<Line> each) throws IOException {
		Framing framing = Framing.of(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), wrappers);
		for (Line line = framing.next(); line != null; line = framing.next()) {
			Consumer<Line> one = (record) -> {
				framing.refused(record);
				each.accept(record);
			};
			if (line.isElement() || line.rest() != null || !wrappers.forEachRecord(line, one)) {
				one.accept(line);
			}
		}
	}

}
