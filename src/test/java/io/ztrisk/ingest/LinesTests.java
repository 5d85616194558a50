package io.ztrisk.ingest;

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
class LinesTests {

	@Test
	void countsBlankLinesButPassesThemOver() throws IOException {
		assertThat(read("a\n\n \t\r\nb\r\n\nc")).containsExactly(new Line(1, "a", null), new Line(4, "b", null),
				new Line(6, "c", null));
	}

	@Test
	void hasNoLinesInNothing() throws IOException {
		assertThat(read("")).isEmpty();
		assertThat(read("\n\r\n")).isEmpty();
	}

	@Test
	void dropsAByteOrderMarkAtTheStartOnly() throws IOException {
		assertThat(read("\ufeffa\n\ufeffb")).containsExactly(new Line(1, "a", null), new Line(2, "\ufeffb", null));
	}

	@Test
	void takesTheLongestLine() throws IOException {
		String longest = "x".repeat(Lines.LONGEST);
		assertThat(read("\ufeff" + longest + "\r\nb")).containsExactly(new Line(1, longest, null),
				new Line(2, "b", null));
	}

	@Test
	void reportsALongerLineAndGoesOnAfterIt() throws IOException {
		assertThat(read("x".repeat(Lines.LONGEST + 1) + "\n" + "y".repeat(3 * Lines.LONGEST) + "\r\nb"))
			.containsExactly(new Line(1, null, "The line is longer than 1 MiB"),
					new Line(2, null, "The line is longer than 1 MiB"), new Line(3, "b", null));
	}

	@Test
	void reportsInvalidUtf8AndGoesOnAfterIt() throws IOException {
		byte[] bytes = { 'a', (byte) 0xc3, '\n', (byte) 0xc3, (byte) 0xa9, '\n', (byte) 0xed, (byte) 0xa0,
				(byte) 0x80 };
		assertThat(read(bytes)).containsExactly(new Line(1, null, "The line is not valid UTF-8"),
				new Line(2, "é", null), new Line(3, null, "The line is not valid UTF-8"));
	}

	private static List<Line> read(String text) throws IOException {
		return read(text.getBytes(StandardCharsets.UTF_8));
	}

	private static List<Line> read(byte[] bytes) throws IOException {
		Lines lines = new Lines(new ByteArrayInputStream(bytes));
		List<Line> all = new ArrayList<>();
		for (Line line = lines.next(); line != null; line = lines.next()) {
			all.add(line);
		}
		return all;
	}

}
