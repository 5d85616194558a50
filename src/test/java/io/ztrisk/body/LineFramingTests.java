package io.ztrisk.body;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lines of a streamed body.
 */
class LineFramingTests {

	@Test
	void countsBlankLinesButPassesThemOver() throws IOException {
		assertThat(read("a\n\n \t\r\nb\r\n\nc")).containsExactly("1:a", "4:b", "6:c");
	}

	@Test
	void hasNoLinesInNothing() throws IOException {
		assertThat(read("")).isEmpty();
		assertThat(read("\n\r\n")).isEmpty();
		assertThat(read("\ufeff")).isEmpty();
	}

	@Test
	void dropsAByteOrderMarkAtTheStartOnly() throws IOException {
		assertThat(read("\ufeffa\n\ufeffb")).containsExactly("1:a", "2:\ufeffb");
	}

	@Test
	void takesTheLongestLine() throws IOException {
		String longest = "x".repeat(LineBuffer.MAX_BYTES);
		assertThat(read("\ufeff" + longest + "\r\nb")).containsExactly("1:" + longest, "2:b");
	}

	@Test
	void reportsALongerLineAndGoesOnAfterIt() throws IOException {
		assertThat(read("x".repeat(LineBuffer.MAX_BYTES + 1) + "\n" + "y".repeat(3 * LineBuffer.MAX_BYTES) + "\r\nb"))
			.containsExactly("1!The line is longer than 1 MiB", "2!The line is longer than 1 MiB", "3:b");
	}

	@Test
	void keepsTheBeginningOfALongerLineAndDistinguishesItFromOthers() throws IOException {
		String beginning = "x".repeat(LineBuffer.MAX_BYTES);
		List<Line> lines = lines((beginning + "a\n" + beginning + "b\n" + beginning + "a\r\n" + beginning + "aa")
			.getBytes(StandardCharsets.UTF_8));
		assertThat(lines).allSatisfy((line) -> assertThat(line.bytes()).asString().isEqualTo(beginning));
		assertThat(lines.stream().map((line) -> line.id("events")).distinct()).hasSize(4);
		assertThat(lines.getFirst().id("events"))
			.isEqualTo(lines((beginning + "a").getBytes(StandardCharsets.UTF_8)).getFirst().id("events"));
	}

	@Test
	void reportsInvalidUtf8AndGoesOnAfterIt() throws IOException {
		byte[] bytes = { 'a', (byte) 0xc3, '\n', (byte) 0xc3, (byte) 0xa9, '\n', (byte) 0xed, (byte) 0xa0,
				(byte) 0x80 };
		assertThat(read(bytes)).containsExactly("1!The line is not valid UTF-8", "2:\u00e9",
				"3!The line is not valid UTF-8");
	}

	@Test
	void knowsALineByItsDatasetAndBytes() throws IOException {
		Line line = lines("a".getBytes(StandardCharsets.UTF_8)).getFirst();
		assertThat(line.id("events"))
			.isEqualTo(lines("\n\na\r\n".getBytes(StandardCharsets.UTF_8)).getFirst().id("events"))
			.isNotEqualTo(line.id("gateway_dns"));
	}

	private static List<String> read(String text) throws IOException {
		return read(text.getBytes(StandardCharsets.UTF_8));
	}

	private static List<String> read(byte[] bytes) throws IOException {
		return lines(bytes).stream().map((line) -> line.number() + text(line)).toList();
	}

	private static List<Line> lines(byte[] bytes) throws IOException {
		LineFraming lines = new LineFraming(new ByteReader(new ByteArrayInputStream(bytes)));
		List<Line> all = new ArrayList<>();
		for (Line line = lines.next(); line != null; line = lines.next()) {
			all.add(line);
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
