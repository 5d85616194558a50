package io.ztrisk.retention;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The maximum ages of records that arrive and of data that is kept.
 *
 * @param horizon Maximum age of a log record that is evaluated; longer than 0. An older
 * record is ignored. Not longer than ztrisk.retention.detection-state and
 * ztrisk.retention.events.
 * @param retention how long data is kept
 */
@ConfigurationProperties("ztrisk")
public record Periods(@DefaultValue("30d") Duration horizon,
		@DefaultValue @NestedConfigurationProperty Retention retention) {

	/** Checks that nothing can arrive or be found again after it was pruned. */
	public Periods {
		if (horizon.isNegative() || horizon.isZero()) {
			throw new IllegalArgumentException("ztrisk.horizon must be longer than 0, or no record would be evaluated");
		}
		requireNoLonger("ztrisk.horizon", horizon, "ztrisk.retention.detection-state", retention.detectionState());
		requireNoLonger("ztrisk.retention.detection-state", retention.detectionState(), "ztrisk.retention.events",
				retention.events());
		requireNoLonger("ztrisk.horizon", horizon, "ztrisk.retention.events", retention.events());
	}

	/** The maximum age of anything that arrives, zero for any age. */
	public Duration latest() {
		return this.retention.events();
	}

	private static void requireNoLonger(String name, Duration period, String otherName, Duration other) {
		if (!other.isZero() && (period.isZero() || period.compareTo(other) > 0)) {
			throw new IllegalArgumentException("%s (%s) must not be longer than %s (%s)".formatted(name,
					Retention.text(period), otherName, Retention.text(other)));
		}
	}

}
