package io.ztrisk.cloudflare;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.sun.management.ThreadMXBean;
import io.ztrisk.body.BadLineException;
import io.ztrisk.body.Line;
import io.ztrisk.log.LogParser;
import io.ztrisk.log.ParsedLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Lines read one after another, each as if it were alone.
 */
class CloudflareParserTests {

	private static final String RECORD = """
			{"Datetime":"2026-01-15T09:00:00Z","Email":"mia@example.com","QueryName":"a.example.com"}""";

	private static final Map<String, Object> VALUES = Map.of("QueryName", "a.example.com");

	private final LogParser parser = new LogParser(Clock.fixed(Instant.parse("2026-01-15T10:00:00Z"), ZoneOffset.UTC),
			Duration.ofDays(30));

	@Test
	void readsFieldsInAnyOrder() {
		assertThat(values(RECORD)).isEqualTo(VALUES);
		assertThat(values("""
				{"QueryName":"b.example.com","Other":{"QueryName":["c"]},"Email":"mia@example.com",\
				"SrcIP":"192.0.2.1","Datetime":"2026-01-15T09:00:00Z"}"""))
			.isEqualTo(Map.of("QueryName", "b.example.com", "SrcIP", "192.0.2.1"));
		assertThat(values("{\"\":1,\"\":2,\"\\u0051ueryName\":\"a.example.com\"," + RECORD.substring(1)))
			.isEqualTo(VALUES);
		assertThat(values(RECORD)).isEqualTo(VALUES);
	}

	@Test
	void goesOnAfterALineThatIsNoRecord() {
		for (String line : new String[] { "", "{", "[]", "7", "{\"Datetime\":", RECORD + "{}", RECORD + "}",
				RECORD.substring(0, 40), RECORD + RECORD, "\"" }) {
			assertThat(values(RECORD)).isEqualTo(VALUES);
			assertThatExceptionOfType(BadLineException.class).as(line).isThrownBy(() -> values(line));
		}
		assertThat(values(RECORD)).isEqualTo(VALUES);
	}

	@Test
	void reportsTheColumnAfterAnyEarlierLine() {
		String broken = RECORD.replace("\"Email\":", "\"Email\" ");
		for (int i = 0; i < 3; i++) {
			assertThatExceptionOfType(BadLineException.class).isThrownBy(() -> values(broken))
				.withMessage("Malformed JSON at column 44");
			values(RECORD);
		}
	}

	@Test
	void passesOverBlanksAroundARecord() {
		assertThat(values(" \t" + RECORD + " \r ")).isEqualTo(VALUES);
		assertThat(values(RECORD)).isEqualTo(VALUES);
	}

	@Test
	void readsLongLinesAndManyNames() {
		for (int i = 0; i < 2000; i++) {
			assertThat(values("{\"Name%d\":\"%s\",%s".formatted(i, "x".repeat(i * 10), RECORD.substring(1))))
				.isEqualTo(VALUES);
		}
	}

	/**
	 * A tree or a list would take thirty to sixty times the bytes of these lines.
	 */
	@ParameterizedTest
	@CsvSource({ "DEVICE_POSTURE_RESULTS,PostureReceivedJSON,'[',{},']'",
			"DEVICE_POSTURE_RESULTS,PostureReceivedJSON,'\"[',{},']\"'", "GATEWAY_HTTP,FileInfo,'{\"files\":[',{},']}'",
			"GATEWAY_HTTP,CategoryIDs,'[','\"1\"',']'", "GATEWAY_HTTP,CategoryIDs,'\"[',1,']\"'",
			"GATEWAY_HTTP,CategoryIDs,'\"',1,'\"'", "GATEWAY_HTTP,CategoryIDs,'[','[]',']'",
			"GATEWAY_HTTP,Datetime,'[',{},']'", "GATEWAY_HTTP,Action,'[',{},']'", "GATEWAY_HTTP,Other,'[',{},']'" })
	void lineOfAnyContentTakesAFewTimesItsBytes(CloudflareDataset dataset, String field, String start, String element,
			String end) {
		String many = (element + ",").repeat((1_000_000 / (element.length() + 1))) + element;
		byte[] line = "{\"%s\":%s,\"Datetime\":1768467600,\"Timestamp\":1768467600,\"Email\":\"mia@example.com\"}"
			.formatted(field, start + many + end)
			.getBytes(StandardCharsets.UTF_8);
		ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		long before = threads.getCurrentThreadAllocatedBytes();
		try {
			this.parser.parse(dataset, new Line(1, line, null));
		}
		catch (BadLineException ex) {
			assertThat(ex).hasMessageStartingWith("/" + field);
		}
		assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(16L * line.length);
	}

	@Test
	void aTimeMayBeANumberAndNothingThatNests() {
		for (String time : new String[] { "1768467600", "1768467600.0", "1.7684676e9", "\"1768467600000\"" }) {
			assertThat(read("{\"Email\":\"mia@example.com\",\"Datetime\":" + time + "}").at())
				.isEqualTo("2026-01-15T09:00:00Z");
		}
		for (String time : new String[] { "{}", "[1768467600]", "true", "1e999999999", "-1", "\"\"",
				"1e-2000000000" }) {
			assertThatExceptionOfType(BadLineException.class).as(time)
				.isThrownBy(() -> read("{\"Email\":\"mia@example.com\",\"Datetime\":" + time + "}"))
				.withMessageStartingWith("/Datetime: must");
		}
	}

	@Test
	void aTextForNothingIsAListWithoutEntries() {
		assertThat(values(RECORD.replace("{", "{\"QueryCategoryIDs\":\"none\","))).containsEntry("QueryCategoryIDs",
				List.of());
		assertThat(values(RECORD.replace("{", "{\"QueryCategoryIDs\":\"[]\","))).containsEntry("QueryCategoryIDs",
				List.of());
		assertThat(values(RECORD.replace("{", "{\"QueryCategoryIDs\":[null,\"-\"],"))).containsEntry("QueryCategoryIDs",
				List.of());
	}

	@Test
	void reportsThePositionOfAnErrorInAList() {
		String reason = ": must be a string";
		assertThatExceptionOfType(BadLineException.class)
			.isThrownBy(() -> values(RECORD.replace("{", "{\"QueryCategoryIDs\":[1,[2]],")))
			.withMessage("/QueryCategoryIDs/1" + reason);
		assertThatExceptionOfType(BadLineException.class)
			.isThrownBy(() -> values(RECORD.replace("{", "{\"QueryCategoryIDs\":\"[1,[2]]\",")))
			.withMessage("/QueryCategoryIDs" + reason);
		assertThatExceptionOfType(BadLineException.class)
			.isThrownBy(() -> values(RECORD.replace("{", "{\"QueryCategoryIDs\":[" + "1,".repeat(500) + "1],")))
			.withMessage("/QueryCategoryIDs: must have at most 500 entries");
	}

	@ParameterizedTest
	@CsvSource({ "CASB_FINDINGS,DetectedTimestamp", "DLP_FORENSIC_COPIES,Datetime", "GATEWAY_NETWORK,Datetime",
			"ZERO_TRUST_NETWORK_SESSIONS,SessionEndTime" })
	void countedRecordIsCheckedToo(CloudflareDataset dataset, String time) {
		assertThat(read(dataset, "{}")).isEqualTo(ParsedLine.counted(null));
		assertThat(read(dataset, "{\"%s\":1768467600,\"Email\":\"\"}".formatted(time)))
			.isEqualTo(ParsedLine.counted(Instant.ofEpochSecond(1768467600)));
		assertThatExceptionOfType(BadLineException.class)
			.isThrownBy(() -> read(dataset, "{\"%s\":1768467600,\"Email\":[]}".formatted(time)))
			.withMessage("/Email: must be a string");
		assertThatExceptionOfType(BadLineException.class)
			.isThrownBy(() -> read(dataset, "{\"%s\":\"x\"}".formatted(time)))
			.withMessageStartingWith("/" + time + ": must");
	}

	@Test
	void deepNestingIsRejectedInAFieldThatIsReadAndSkippedElsewhere() {
		String deep = "[".repeat(600) + "]".repeat(600) + ",";
		assertThat(values(RECORD.replace("{", "{\"x\":" + deep))).isEqualTo(VALUES);
		assertThatExceptionOfType(BadLineException.class)
			.isThrownBy(() -> read(CloudflareDataset.GATEWAY_HTTP, RECORD.replace("{", "{\"FileInfo\":" + deep)))
			.withMessageStartingWith("A name, a text, a number or the nesting is above its limit");
	}

	private ParsedLine read(String line) {
		return read(CloudflareDataset.GATEWAY_DNS, line);
	}

	private ParsedLine read(CloudflareDataset dataset, String line) {
		return this.parser.parse(dataset, new Line(1, line.getBytes(StandardCharsets.UTF_8), null));
	}

	private Map<String, Object> values(String line) {
		Map<String, Object> values = new HashMap<>(
				((CloudflareRecord) Objects.requireNonNull(read(line).record()).source()).values());
		values.replaceAll((name, value) -> unwrapped(value));
		return values;
	}

	private static Object unwrapped(Object value) {
		return switch (value) {
			case LazyText text -> text.toString();
			case LazyList list -> list.texts();
			default -> value;
		};
	}

}
