package io.ztrisk.score;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.ztrisk.behavior.RiskLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the CSV of a summary against hostile e-mails and names.
 */
class SummaryCsvTests {

	/** Texts that a spreadsheet reads as a formula, or that end a field early. */
	static final List<String> HOSTILE = Stream
		.of("=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "=HYPERLINK(\"https://example.org\",\"x\")",
				"\uff1d1+1", "\uff0b1", "\uff0d1", "\uff20SUM", "\t=1", "\r=1", "\n=1", "\tplain", "\rplain", " =1",
				"\u00a0=1", "\u3000=1", "\u2003@x", "\u200b=1", "\u200c+1", "\u200d-1", "\u2060@x", "\ufeff=1",
				"\u00ad=1", "\u202e=1", "\u2066=1", "\u180e=1", "\u034f=1", "\ufe0f=1", "\udb40\udd00=1", "\u115f=1",
				"\u3164=1", "\uffa0=1", "\u2028=1", "\u2029=1", "\u0085=1", "\u0001=1", " \u200b \uff1d1", "\"=1\"",
				"a\",\"=1", "a\r\n=1,", "a,=1", "'=1", ";=1", "|=1", "", " ", "\"", "\"\"", ",", "Ann \u00c4")
		.toList();

	@Test
	void noFieldBeginsAsAFormula() throws IOException {
		List<List<String>> rows = parsed(csv(HOSTILE));
		assertThat(rows).hasSize(HOSTILE.size() + 1).allSatisfy((row) -> assertThat(row).hasSize(6));
		assertThat(rows.stream().flatMap(List::stream)).noneMatch((field) -> field.matches("(?s)[\\t\\r].*")
				|| field.matches("(?s)[\\s\\p{Z}\\p{C}\\p{Mn}\u115f\u3164\uffa0]*[=+\\-@\uff1d\uff0b\uff0d\uff20].*"));
		for (int i = 0; i < HOSTILE.size(); i++) {
			assertThat(rows.get(i + 1).get(2)).isIn(HOSTILE.get(i), "'" + HOSTILE.get(i));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "Ann", "a=b", "'=1", "\"=1\"", "", " ", "1-1", "\u00e4+", ";=1" })
	void otherTextsAreAsTheyAre(String name) throws IOException {
		assertThat(parsed(csv(List.of(name))).get(1).get(2)).isEqualTo(name);
	}

	@Test
	void everyFieldIsQuotedAndEveryLineEndsWithCrLf() throws IOException {
		assertThat(csv(List.of("A \"B\""))).isEqualTo("\ufeff" + """
				"user_id","email","name","max_risk_level","event_count","last_event"\r
				"00000000-0000-0000-0000-000000000000","a@example.org","A ""B""\","low","2","2025-01-01T00:00:00.120Z"\r
				""");
	}

	@Test
	void theFileNameHasTheAccountAndTheTime() {
		assertThat(SummaryCsv.disposition("acme", Instant.parse("2026-11-28T01:02:03.9Z")))
			.isEqualTo("attachment; filename=\"risk-acme-20261128T010203Z.csv\"");
	}

	private static String csv(List<String> names) throws IOException {
		Iterator<Summary.Row> rows = IntStream.range(0, names.size())
			.mapToObj((i) -> new Summary.Row(null, "a@example.org", 2, Instant.parse("2025-01-01T00:00:00.120Z"), null,
					RiskLevel.LOW, names.get(i), null, null, new UUID(0, i)))
			.iterator();
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		SummaryCsv.write(rows, out);
		return out.toString(UTF_8);
	}

	/** Parses a file of quoted fields, as RFC 4180 has it. */
	static List<List<String>> parsed(String csv) {
		assertThat(csv).startsWith("\ufeff\"").endsWith("\"\r\n");
		List<List<String>> rows = new ArrayList<>();
		List<String> row = new ArrayList<>();
		int at = 1;
		while (at < csv.length()) {
			assertThat(csv.charAt(at)).isEqualTo('"');
			StringBuilder field = new StringBuilder();
			for (at++; csv.charAt(at) != '"' || csv.charAt(at + 1) == '"'; at++) {
				at += (csv.charAt(at) == '"') ? 1 : 0;
				field.append(csv.charAt(at));
			}
			row.add(field.toString());
			at++;
			if (csv.startsWith("\r\n", at)) {
				rows.add(row);
				row = new ArrayList<>();
				at++;
			}
			else {
				assertThat(csv.charAt(at)).isEqualTo(',');
			}
			at++;
		}
		return rows;
	}

}
