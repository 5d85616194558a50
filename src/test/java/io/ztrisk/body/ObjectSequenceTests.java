package io.ztrisk.body;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests the objects of a pretty-printed body, and how it is distinguished from lines.
 */
class ObjectSequenceTests {

	@Test
	void splitsWhereTheBracketsOfAnObjectAreClosed() throws IOException {
		String first = "{\n  \"a\": [\n    1,\n    { \"b\": \"}{\\\"]\\\\\" }\n  ]\n}";
		assertThat(read(first + "\n{\n}\n\n{\"c\":1}{}  {\"d\":\"\\\\\"}\n")).containsExactly("1:" + first, "2:{\n}",
				"3:{\"c\":1}", "4:{}", "5:{\"d\":\"\\\\\"}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\n\"a\":1}", "{\r\n\"a\":1\r\n}", "{ \t\r\n\n\n  \"a\":1}", "{\n}" })
	void isDetectedByABracketAloneInTheFirstLine(String object) throws IOException {
		for (String before : new String[] { "", "\ufeff", "\n \r\n\t", "\ufeff\n" }) {
			for (String between : new String[] { "", "\n", "\r\n", " \n\n " }) {
				assertThat(read(before + object + between + object + between)).containsExactly("1:" + object,
						"2:" + object);
			}
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{ "a":1}~{~"b":2}        | 1:{ "a":1} 2:{ 3:"b":2}
			{}~{~}                   | 1:{} 2:{ 3:}
			~~ { "a":1~}             | 3:{ "a":1 4:}
			{{~}}                    | 1:{{ 2:}}
			{,~                      | 1:{,
			""")
	void isNoneWhereTheBracketIsNotAlone(String body, String lines) throws IOException {
		assertThat(String.join(" ", read(body.replace('~', '\n')))).isEqualTo(lines);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{", "{ ", "{\n", "{\n\n\r\n", "{\n\"a\":1", "{\n\"a\":1}\n{", "{\n},{\n}", "{\n},\n{\n}",
			"{\n}\n,", "{\n}}", "{\n}]", "{\n}\n1", "{\n}\ngarbage", "{\n}\n[{}]", "{\n}\u0000", "{\n{\"a\":1}",
			"{\n\"a\":}", "{\n\"a\":1,\n}", "{\n]", "{\n\"a\":[1}", "{\n\"a", "{\n\"\\", "{\n'a':1}",
			"{\n}\n\ufeff{\n}" })
	void refusesABodyThatIsNoSequenceOfObjects(String body) {
		assertThatExceptionOfType(ApiException.class).isThrownBy(() -> read(body))
			.withMessageMatching("Malformed JSON (in|near) object [12] of the body")
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(ErrorCode.MALFORMED_JSON));
	}

	@Test
	void returnsTheObjectsBeforeASyntaxError() throws IOException {
		Framing objects = Framing.of(stream("{\n}\n{}\n{\"a\":}".getBytes(StandardCharsets.UTF_8)), Wrappers.NONE);
		assertThat(objects.next()).isNotNull();
		assertThat(objects.next()).isNotNull();
		Line third = Objects.requireNonNull(objects.next());
		assertThatExceptionOfType(ApiException.class).isThrownBy(() -> objects.refused(third))
			.withMessage("Malformed JSON in object 3 of the body");
	}

	@Test
	void reportsALongerObjectAndGoesOnAfterIt() throws IOException {
		String longest = "{\n\"a\":\"" + "x".repeat(LineBuffer.MAX_BYTES - 9) + "\"}";
		String blanks = "{" + " ".repeat(2 * LineBuffer.MAX_BYTES) + "\n}";
		assertThat(read(longest + longest.replace("a", "ab") + "{}")).containsExactly("1:" + longest,
				"2!The line is longer than 1 MiB", "3:{}");
		assertThat(read(blanks + "{}")).containsExactly("1!The line is longer than 1 MiB", "2:{}");
		assertThat(read(blanks.replace("\n", "") + "\n{}")).containsExactly("1!The line is longer than 1 MiB", "2:{}");
	}

	@Test
	void leavesDeepNestingToTheParser() throws IOException {
		String deep = "{\n\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
		assertThat(read(deep + "{}")).containsExactly("1:" + deep, "2:{}");
	}

	@Test
	void reportsInvalidUtf8AndGoesOnAfterIt() throws IOException {
		assertThat(read("{\n\"a\":\"\u00e9\"}{}".getBytes(StandardCharsets.ISO_8859_1)))
			.containsExactly("1!The line is not valid UTF-8", "2:{}");
	}

	private static List<String> read(String text) throws IOException {
		return read(text.getBytes(StandardCharsets.UTF_8));
	}

	private static List<String> read(byte[] bytes) throws IOException {
		Framing framing = Framing.of(stream(bytes), Wrappers.NONE);
		List<String> all = new ArrayList<>();
		for (Line line = framing.next(); line != null; line = framing.next()) {
			framing.refused(line);
			all.add(line.number() + text(line));
		}
		return all;
	}

	/** A body that comes a byte at a time. */
	private static InputStream stream(byte[] bytes) {
		InputStream all = new ByteArrayInputStream(bytes);
		return new InputStream() {
			@Override
			public int read() throws IOException {
				return all.read();
			}

			@Override
			public int read(byte[] into, int offset, int length) throws IOException {
				return all.read(into, offset, Math.min(length, 1));
			}
		};
	}

	private static String text(Line line) {
		try {
			return ":" + line.text();
		}
		catch (BadLineException ex) {
			return "!" + ex.getMessage();
		}
	}

}
