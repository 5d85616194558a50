package io.ztrisk.sighting;

import java.time.LocalDate;

import io.ztrisk.behavior.BehaviorRule;
import org.jspecify.annotations.Nullable;

/**
 * When a value is new of a user: if it was not seen on the days before, and the user is
 * known for some days.
 *
 * @param behavior the behaviour that new values show
 * @param afterDays the days that a user must be known, at least 1
 * @param rememberDays the days after which a value is new again, at least 1
 */
public record Novelty(BehaviorRule behavior, int afterDays, int rememberDays) {

	/**
	 * Whether a value is new on a day.
	 * @param before the day before on which it was seen; null if none is known
	 * @param firstDay the user's first day
	 */
	boolean isNew(LocalDate day, @Nullable LocalDate before, LocalDate firstDay) {
		return !firstDay.plusDays(this.afterDays).isAfter(day)
				&& (before == null || before.plusDays(this.rememberDays).isBefore(day));
	}

	String bucket(String value, LocalDate day) {
		return this.behavior.bucket(value + " " + day);
	}

}
