package io.ztrisk.score;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Writes a summary as CSV for spreadsheets. Every field is quoted, and none is read as a
 * formula.
 */
final class SummaryCsv {

	static final String MEDIA_TYPE = "text/csv; charset=utf-8";

	private static final String BYTE_ORDER_MARK = "\ufeff";

	/** The characters that begin a formula, and their full-width forms. */
	private static final String BEGINS_FORMULA = "=+-@\uff1d\uff0b\uff0d\uff20";

	/** Letters without a width. */
	private static final String HANGUL_FILLERS = "\u115f\u1160\u3164\uffa0";

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssX")
		.withZone(ZoneOffset.UTC);

	private SummaryCsv() {
	}

	/** The value of the header {@code Content-Disposition}. */
	static String disposition(String accountId, Instant now) {
		return "attachment; filename=\"risk-" + accountId + "-" + TIME.format(now) + ".csv\"";
	}

	/** Writes rows while they are read, and does not flush them. */
	static void write(Iterator<Summary.Row> rows, OutputStream out) throws IOException {
		write(out, BYTE_ORDER_MARK + line("user_id", "email", "name", "max_risk_level", "event_count", "last_event"));
		while (rows.hasNext()) {
			Summary.Row row = rows.next();
			write(out, line(row.userId().toString(), row.email(), row.name(), row.maxRiskLevel().wire(),
					Long.toString(row.eventCount()), row.lastEvent().toString()));
		}
	}

	private static void write(OutputStream out, String text) throws IOException {
		out.write(text.getBytes(UTF_8));
	}

	private static String line(String... fields) {
		return Stream.of(fields).map(SummaryCsv::field).collect(Collectors.joining(",", "", "\r\n"));
	}

	static String field(String text) {
		return "\"" + (beginsFormula(text) ? "'" : "") + text.replace("\"", "\"\"") + "\"";
	}

	/** Whether a spreadsheet may read a text as a formula. */
	private static boolean beginsFormula(String text) {
		if (text.startsWith("\t") || text.startsWith("\r")) {
			return true;
		}
		return text.codePoints()
			.dropWhile(SummaryCsv::isInvisible)
			.limit(1)
			.anyMatch((first) -> BEGINS_FORMULA.indexOf(first) >= 0);
	}

	/** Whether a character is white space, a control character or has no width. */
	private static boolean isInvisible(int character) {
		return Character.isWhitespace(character) || switch (Character.getType(character)) {
			case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.CONTROL,
					Character.FORMAT, Character.NON_SPACING_MARK ->
				true;
			default -> HANGUL_FILLERS.indexOf(character) >= 0;
		};
	}

}
