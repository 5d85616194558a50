package io.ztrisk.format;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/**
 * Texts in lower case, the longest too.
 */
class LowerCaseTests {

	@ParameterizedTest
	@CsvSource({ "ABC,abc", "\u00c4\u00d6,\u00e4\u00f6", "\u0130x,i\u0307x",
			"\u039d\u0399\u039a\u039f\u03a3@A,\u03bd\u03b9\u03ba\u03bf\u03c2@a", "'',''" })
	void isAsTheJdkHasIt(String text, String lower) {
		assertThat(LowerCase.of(text)).isEqualTo(lower);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\u03a3", "\u0130", ".\u03a3", "I\u0307", "\u03a3A", "A" })
	void takesNoLongerForSomeLetters(String part) {
		assertTimeoutPreemptively(Duration.ofSeconds(10),
				() -> assertThat(LowerCase.of(part.repeat(500_000))).doesNotContain("\u03a3"));
	}

}
