package io.ztrisk.retention;

import java.time.Duration;
import java.util.Locale;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long data is kept. Zero means for ever.
 *
 * @param events Time that risk events are kept, from the time of the event. 0 is for
 * ever. An older event is refused as too late.
 * @param rejectedLines Time that rejected lines are kept, from their arrival. 0 is for
 * ever.
 * @param detectionState Time that the detection state is kept, from the time of the
 * record: the observations that later records are compared with, and the suppressed
 * findings. 0 is for ever. Not shorter than ztrisk.horizon, and not longer than
 * ztrisk.retention.events.
 * @param audit Time that audit entries are kept, from the change. 0 is for ever.
 * @param changes Time that the history of users is kept: changes of their levels, and
 * what people did, with notes. 0 is for ever.
 * @param deliveries Time that messages to receivers are listed after they were delivered
 * or given up. 0 is for ever.
 */
public record Retention(@DefaultValue("1095d") Duration events, @DefaultValue("30d") Duration rejectedLines,
		@DefaultValue("30d") Duration detectionState, @DefaultValue("365d") Duration audit,
		@DefaultValue("365d") Duration changes, @DefaultValue("30d") Duration deliveries) {

	/** Checks that no period is negative. */
	public Retention {
		if (events.isNegative() || rejectedLines.isNegative() || detectionState.isNegative() || audit.isNegative()
				|| changes.isNegative() || deliveries.isNegative()) {
			throw new IllegalArgumentException("ztrisk.retention.*: a period must not be negative; 0 is for ever");
		}
	}

	/** A period as text for people. */
	public static String text(Duration period) {
		if (period.isZero()) {
			return "for ever";
		}
		return period.equals(Duration.ofDays(period.toDays())) ? period.toDays() + " days"
				: period.toString().substring(1).replace("T", "").toLowerCase(Locale.ROOT);
	}

}
