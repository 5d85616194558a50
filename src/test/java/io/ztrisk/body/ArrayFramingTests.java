package io.ztrisk.body;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests the elements of a streamed array, and the detection of the framing of a body.
 */
class ArrayFramingTests {

	@Test
	void splitsAtCommasThatAreNeitherInStringsNorInBrackets() throws IOException {
		assertThat(read(" [ {\"a\":[1,{\"b\":2}],\"c\":\"],}\\\\\"} ,\t\"\\\",[\",\n1.5 , [ ] , \"\" ]\r\n"))
			.containsExactly("1:{\"a\":[1,{\"b\":2}],\"c\":\"],}\\\\\"}", "2:\"\\\",[\"", "3:1.5", "4:[ ]", "5:\"\"");
	}

	@Test
	void hasNoElementsInNothing() throws IOException {
		assertThat(read("[]")).isEmpty();
		assertThat(read("\ufeff\n[ \n] ")).isEmpty();
		assertThat(read(" \n")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "[", "[1", "[1,", "[1,]", "[,1]", "[1,,2]", "[1]]", "[1] 2", "[1]\n[2]", "[{]", "[\"]",
			"[\"\\", "[}]", "[1}", "[{\"a\":1}", "[tru]", "[1 2]", "[{\"a\":}]", "[{]}, 1]" })
	void refusesABodyThatIsNoArray(String body) {
		assertThatExceptionOfType(ApiException.class).isThrownBy(() -> read(body))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(ErrorCode.MALFORMED_JSON));
	}

	@ParameterizedTest
	@ValueSource(strings = { "garbage", "\"a\"", "1", "-", "]", "}", "<html>", "\ufeff null" })
	void refusesABodyThatIsNeitherLinesNorAnArray(String body) {
		assertThatExceptionOfType(ApiException.class).isThrownBy(() -> read(body))
			.withMessage("The body must be newline-delimited JSON objects or an array of them");
	}

	@Test
	void reportsALongerElementAndGoesOnAfterIt() throws IOException {
		String longest = "\"" + "x".repeat(LineBuffer.MAX_BYTES - 2) + "\"";
		assertThat(read("[" + longest + ",[" + longest + "],1]")).containsExactly("1:" + longest,
				"2!The line is longer than 1 MiB", "3:1");
	}

	@Test
	void leavesDeepNestingToTheParser() throws IOException {
		String deep = "[".repeat(100_000) + "]".repeat(100_000);
		assertThat(read("[" + deep + ",1]")).containsExactly("1:" + deep, "2:1");
	}

	@Test
	void reportsInvalidUtf8AndGoesOnAfterIt() throws IOException {
		assertThat(read("[\"\u00e9\",1]".getBytes(StandardCharsets.ISO_8859_1)))
			.containsExactly("1!The line is not valid UTF-8", "2:1");
	}

	private static List<String> read(String text) throws IOException {
		return read(text.getBytes(StandardCharsets.UTF_8));
	}

	private static List<String> read(byte[] bytes) throws IOException {
		Framing lines = Framing.of(new ByteArrayInputStream(bytes), Wrappers.NONE);
		List<String> all = new ArrayList<>();
		for (Line line = lines.next(); line != null; line = lines.next()) {
			lines.refused(line);
			all.add(line.number() + text(line));
		}
		return all;
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
