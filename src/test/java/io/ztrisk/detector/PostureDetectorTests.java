package io.ztrisk.detector;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

import io.ztrisk.activity.PostureReport;
import io.ztrisk.observation.Observation;
import io.ztrisk.settings.Criteria;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reports of security vendors on devices.
 */
class PostureDetectorTests {

	private final CrowdstrikeScore low = new DetectorConfiguration().crowdstrikeLow();

	private final CrowdstrikeScore medium = new DetectorConfiguration().crowdstrikeMedium();

	private final SentinelOne infection = new SentinelOne();

	@ParameterizedTest
	@CsvSource({ "0, 90, true, false", "50, 90, true, false", "50.01, 90, false, true", "79.99, 80, false, true",
			"80, 80, false, false", "100, 100, false, false", "49, 60, true, false", "90, 50.0, true, false" })
	void theLowestScoreCounts(BigDecimal overall, BigDecimal os, boolean isLow, boolean isMedium) {
		PostureReport report = crowdstrike("crowdstrike_s2s", overall, os);
		assertThat(this.low.matches(report)).isEqualTo(isLow);
		assertThat(this.medium.matches(report)).isEqualTo(isMedium);
		assertThat(this.low.decides(report)).isTrue();
	}

	@Test
	void aReportOfAnotherVendorDecidesThatThereIsNoScore() {
		PostureReport report = crowdstrike("sentinelone_s2s", BigDecimal.ONE, BigDecimal.ONE);
		assertThat(this.low.matches(report)).isFalse();
		assertThat(this.low.decides(report)).isTrue();
	}

	@Test
	void aScoreIsOneEventForADeviceAndDay() {
		Observation seen = this.low.extract(crowdstrike("CrowdStrike_s2s", BigDecimal.TEN, new BigDecimal("10.50")),
				Criteria.DEFAULT);
		assertThat(seen.bucket()).isEqualTo("d1 2026-01-15T00:00:00Z");
		assertThat(seen.evidence()).hasToString("""
				{"timestamp":"2026-01-15T09:30:00Z","device_id":"d1","device_name":"laptop",\
				"check_type":"CrowdStrike_s2s","result":"fail","os":10.50,"overall":10}""");
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", value = { "true, -, true, true", "false, -, false, true", "-, 1, true, true",
			"-, 0, false, true", "false, 2, true, true", "-, -, false, false" })
	void anInfectionOrAThreatMatches(@Nullable Boolean infected, @Nullable BigDecimal threats, boolean matches,
			boolean decides) {
		PostureReport report = report("SentinelOne_s2s", new TreeMap<>(), infected, threats);
		assertThat(this.infection.matches(report)).isEqualTo(matches);
		assertThat(this.infection.decides(report)).isEqualTo(decides);
	}

	private static PostureReport crowdstrike(String type, BigDecimal overall, BigDecimal os) {
		SortedMap<String, BigDecimal> scores = new TreeMap<>();
		scores.put("overall", overall);
		scores.put("os", os);
		return report(type, scores, null, null);
	}

	private static PostureReport report(String type, SortedMap<String, BigDecimal> scores, @Nullable Boolean infected,
			@Nullable BigDecimal threats) {
		return new PostureReport(new TestSource(Instant.parse("2026-01-15T09:30:00Z"), "p1"), "d1", "laptop", "", type,
				"fail", scores, infected, threats);
	}

}
