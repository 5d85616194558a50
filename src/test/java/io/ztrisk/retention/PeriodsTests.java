package io.ztrisk.retention;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Periods that would let something count twice do not start.
 */
class PeriodsTests {

	private final ApplicationContextRunner server = new ApplicationContextRunner()
		.withInitializer(new ConfigDataApplicationContextInitializer())
		.withUserConfiguration(Configured.class);

	@Test
	void pruningIsOnByDefault() {
		this.server.run((context) -> assertThat(context.getBean(Periods.class)).hasToString(
				"Periods[horizon=PT720H, retention=Retention[events=PT26280H, rejectedLines=PT720H, detectionState=PT720H, audit=PT8760H, changes=PT8760H, deliveries=PT720H]]"));
	}

	@ParameterizedTest
	@CsvSource({
			"40d, 39d, , ztrisk.horizon (40 days) must not be longer than ztrisk.retention.detection-state (39 days)",
			"30d, 60d, 59d, ztrisk.retention.detection-state (60 days) must not be longer than ztrisk.retention.events (59 days)",
			"30d, 0, 90d, ztrisk.retention.detection-state (for ever) must not be longer than ztrisk.retention.events (90 days)",
			"36h, , 35h, ztrisk.retention.detection-state (36h) must not be longer than ztrisk.retention.events (35h)",
			"30d, -1d, 30d, ztrisk.retention.*: a period must not be negative; 0 is for ever",
			"0, 0, 0, 'ztrisk.horizon must be longer than 0, or no record would be evaluated'",
			"-1d, 30d, 30d, 'ztrisk.horizon must be longer than 0, or no record would be evaluated'" })
	void tooShortPeriodIsRefused(String horizon, String detectionState, String events, String message) {
		this.server
			.withPropertyValues("ztrisk.horizon=" + horizon,
					(detectionState != null) ? "ztrisk.retention.detection-state=" + detectionState : "a=b",
					(events != null) ? "ztrisk.retention.events=" + events : "a=b")
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessage(message));
	}

	@ParameterizedTest
	@CsvSource({ "30d, 30d, 30d", "30d, 0, 0", "30d, 31d, 0" })
	void periodsMayBeEqualAndForEver(String horizon, String detectionState, String events) {
		this.server
			.withPropertyValues("ztrisk.horizon=" + horizon, "ztrisk.retention.detection-state=" + detectionState,
					"ztrisk.retention.events=" + events)
			.run((context) -> assertThat(context).hasNotFailed());
	}

	/**
	 * The periods alone.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(Periods.class)
	static class Configured {

	}

}
