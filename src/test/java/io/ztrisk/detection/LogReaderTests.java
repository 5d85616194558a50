package io.ztrisk.detection;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Lines read one after another, each as if it were alone.
 */
class LogReaderTests {

	private static final String RECORD = """
			{"Datetime":"2026-01-15T09:00:00Z","Email":"mia@example.com","QueryName":"a.example.com"}""";

	private static final Map<String, Object> VALUES = Map.of("QueryName", "a.example.com");

	private final LogReader reader = new LogReader(JsonMapper.shared(),
			Clock.fixed(Instant.parse("2026-01-15T10:00:00Z"), ZoneOffset.UTC), Duration.ofDays(30));

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
	void tellsTheColumnWhateverWasReadBefore() {
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

	private Map<String, Object> values(String line) {
		LogLine read = this.reader.read(Dataset.GATEWAY_DNS, line.getBytes(StandardCharsets.UTF_8), true);
		return Objects.requireNonNull(read.record()).values();
	}

}
