package io.ztrisk.retention;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long things are kept, and how old may be what comes.
 *
 * @param horizon how old a log record may be to be judged
 * @param retention how long what comes of it is kept
 */
@ConfigurationProperties("ztrisk")
public record Periods(Duration horizon, Retention retention) {

	/**
	 * Checks that nothing can come that has been forgotten, and that no event is
	 * forgotten before the records that it could be found in again.
	 */
	public Periods {
		requireNoLonger("ztrisk.horizon", horizon, "ztrisk.retention.detection-state", retention.detectionState());
		requireNoLonger("ztrisk.retention.detection-state", retention.detectionState(), "ztrisk.retention.events",
				retention.events());
		requireNoLonger("ztrisk.horizon", horizon, "ztrisk.retention.events", retention.events());
	}

	/**
	 * How late anything may come, zero for any time.
	 */
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
