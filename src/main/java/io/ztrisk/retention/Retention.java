package io.ztrisk.retention;

import java.time.Duration;
import java.util.Locale;

/**
 * How long things are kept, each zero for ever.
 *
 * @param events risk events, by their time; what is older is refused as too late
 * @param rejectedLines lines that are set aside, since they came
 * @param detectionState what detectors keep of records, by the records' time
 * @param audit what is noted of changes, by the changes' time
 */
public record Retention(Duration events, Duration rejectedLines, Duration detectionState, Duration audit) {

	/**
	 * Checks that no period is negative.
	 */
	public Retention {
		if (events.isNegative() || rejectedLines.isNegative() || detectionState.isNegative() || audit.isNegative()) {
			throw new IllegalArgumentException("ztrisk.retention.*: a period must not be negative; 0 is for ever");
		}
	}

	/**
	 * A period as a person says it.
	 */
	public static String text(Duration period) {
		if (period.isZero()) {
			return "for ever";
		}
		return period.equals(Duration.ofDays(period.toDays())) ? period.toDays() + " days"
				: period.toString().substring(1).replace("T", "").toLowerCase(Locale.ROOT);
	}

}
