package io.ztrisk.format;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeout;

/**
 * RFC 8785, with the samples of its own text.
 */
class CanonicalJsonTests {

	private final JsonMapper mapper = JsonMapper.builder()
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
		.build();

	@ParameterizedTest
	@CsvSource({ "0000000000000000, 0", "8000000000000000, 0", "0000000000000001, 5e-324", "8000000000000001, -5e-324",
			"7fefffffffffffff, 1.7976931348623157e+308", "ffefffffffffffff, -1.7976931348623157e+308",
			"4340000000000000, 9007199254740992", "c340000000000000, -9007199254740992",
			"4430000000000000, 295147905179352830000", "44b52d02c7e14af5, 9.999999999999997e+22",
			"44b52d02c7e14af6, 1e+23", "44b52d02c7e14af7, 1.0000000000000001e+23",
			"444b1ae4d6e2ef4e, 999999999999999700000", "444b1ae4d6e2ef4f, 999999999999999900000",
			"444b1ae4d6e2ef50, 1e+21", "3eb0c6f7a0b5ed8c, 9.999999999999997e-7", "3eb0c6f7a0b5ed8d, 0.000001",
			"41b3de4355555553, 333333333.3333332", "41b3de4355555554, 333333333.33333325",
			"41b3de4355555555, 333333333.3333333", "41b3de4355555556, 333333333.3333334",
			"41b3de4355555557, 333333333.33333343", "becbf647612f3696, -0.0000033333333333333333",
			"43143ff3c1cb0959, 1424953923781206.2", "0000000000000002, 1e-323" })
	void writesNumbersAsTheRfcsSamples(String bits, String text) {
		assertThat(CanonicalNumber.of(Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16)))).isEqualTo(text);
	}

	@Test
	void refusesInvalidNumbers() {
		assertThatIllegalArgumentException().isThrownBy(() -> CanonicalNumber.of(Double.NaN));
		assertThatIllegalArgumentException().isThrownBy(() -> CanonicalNumber.of(Double.POSITIVE_INFINITY));
	}

	@Test
	void writesTheRfcsExample() {
		assertThat(canonical("""
				{
				  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
				  "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
				  "literals": [null, true, false]
				}"""))
			.isEqualTo("{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
					+ "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
	}

	@Test
	void sortsByUtf16CodeUnits() {
		assertThat(canonical("""
				{"\\u20ac":1,"\\r":2,"\\ufb33":3,"1":4,"\\ud83d\\ude00":5,"\\u0080":6,"\\u00f6":7}"""))
			.isEqualTo("{\"\\r\":2,\"1\":4,\"\u0080\":6,\"ö\":7,\"€\":1,\"😀\":5,\"\ufb33\":3}");
	}

	@Test
	void escapesUnpairedSurrogates() {
		assertThat(canonical("\"\\ud83d\\ude00 \\ude00 \\ud83d\"")).isEqualTo("\"😀 \\ude00 \\ud83d\"");
	}

	@ParameterizedTest
	@CsvSource({ "1e999999999, 1e+999999999", "-120.0e999999990, -12e+999999991", "10e2147483647, 1e+2147483648",
			"1e-999999999, 0", "1e400, 1e+400", "-0.0, 0", "1.0, 1", "12345678901234567890, 12345678901234567000" })
	void writesEveryNumberAtOnce(String sent, String text) {
		assertTimeout(Duration.ofSeconds(1), () -> assertThat(canonical(sent)).isEqualTo(text));
	}

	@Test
	void writesALongIntegerLikeItsExponent() {
		assertThat(canonical("1" + "0".repeat(400))).isEqualTo(canonical("1e400"));
	}

	private String canonical(String json) {
		return CanonicalJson.of(this.mapper.readTree(json));
	}

}
