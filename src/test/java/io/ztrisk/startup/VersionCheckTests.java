package io.ztrisk.startup;

import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests which versions of PostgreSQL are refused, and the message.
 */
class VersionCheckTests {

	@ParameterizedTest
	@CsvSource({ "9, 9.6.24", "13, 13.22", "14, 14.18 (Debian 14.18-1)" })
	void aVersionThatIsTooOldIsRefusedInOneSentence(int major, String version) {
		assertThatThrownBy(() -> VersionCheck.require(major, version)).hasMessage(message(version));
	}

	@ParameterizedTest
	@ValueSource(ints = { 15, 18, 19 })
	void aSupportedVersionIsNot(int major) {
		assertThatCode(() -> VersionCheck.require(major, major + ".1")).doesNotThrowAnyException();
	}

	@Test
	void theRefusalIsReportedWithoutAStackTrace() {
		RuntimeException failure = new IllegalStateException(new UnsupportedDatabaseException(message("14.18")));
		assertThat(SpringFactoriesLoader.forDefaultResourceLocation()
			.load(FailureAnalyzer.class, (type, name, problem) -> {
			})
			.stream()
			.filter(UnsupportedDatabaseFailureAnalyzer.class::isInstance)
			.map((analyzer) -> Objects.requireNonNull(analyzer.analyze(failure)).getDescription()))
			.containsExactly(message("14.18"));
	}

	private static String message(String version) {
		return "The database is PostgreSQL " + version + ". PostgreSQL 15 or newer is required. Nothing was changed.";
	}

}
