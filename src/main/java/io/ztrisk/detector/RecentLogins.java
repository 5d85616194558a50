package io.ztrisk.detector;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

import io.ztrisk.observation.Observation;
import io.ztrisk.settings.DetectionSettings;
import org.jspecify.annotations.Nullable;

/**
 * The last login of each origin, by time. Earlier ones are not needed: of two travels
 * between the same origins, the shorter one is faster.
 */
final class RecentLogins {

	private final SequencedMap<PlacedLogin.Origin, PlacedLogin> counted = new LinkedHashMap<>();

	private final SequencedMap<PlacedLogin.Origin, PlacedLogin> excluded = new LinkedHashMap<>();

	private final ObservationWindow window;

	private final Duration length;

	RecentLogins(ObservationWindow window, Duration length) {
		this.window = window;
		this.length = length;
	}

	/** Adds a login that is later than all others. */
	void add(PlacedLogin login) {
		(login.origin().excluded() ? this.excluded : this.counted).putLast(login.origin(), login);
	}

	/**
	 * Compares a login with earlier ones. The latest impossible travel is the evidence.
	 */
	void evaluate(PlacedLogin login, DetectionSettings.ImpTravel limits, Findings findings) {
		removeOld(this.counted, login.observation());
		removeOld(this.excluded, login.observation());
		Travel fromCounted = latestImpossible(this.counted, login, limits);
		Travel fromExcluded = latestImpossible(this.excluded, login, limits);
		if (login.origin().excluded()) {
			Travel suppressed = later(fromCounted, fromExcluded);
			if (suppressed != null) {
				findings.addSuppressed(suppressed.finding());
			}
			findings.addNone(login.observation());
			return;
		}
		if (fromCounted != null) {
			findings.add(fromCounted.finding());
		}
		else if (isInexact(login, limits)) {
			findings.addUncertain(login.observation());
		}
		else {
			findings.addNone(login.observation());
		}
		if (fromExcluded != null) {
			findings.addSuppressed(fromExcluded.finding());
		}
	}

	private static @Nullable Travel latestImpossible(SequencedMap<PlacedLogin.Origin, PlacedLogin> logins,
			PlacedLogin login, DetectionSettings.ImpTravel limits) {
		for (PlacedLogin other : logins.sequencedValues().reversed()) {
			double accuracy = other.origin().place().accuracyKm() + login.origin().place().accuracyKm();
			if (!Travel.isClearlyPossible(other, login, limits, accuracy)) {
				Travel travel = Travel.between(other, login);
				if (travel.isImpossible(limits)) {
					return travel;
				}
			}
		}
		return null;
	}

	private boolean isInexact(PlacedLogin login, DetectionSettings.ImpTravel limits) {
		for (PlacedLogin other : this.counted.sequencedValues().reversed()) {
			if (!Travel.isClearlyPossible(other, login, limits, 0)
					&& Travel.between(other, login).isImpossibleIfExact(limits)) {
				return true;
			}
		}
		return false;
	}

	private static @Nullable Travel later(@Nullable Travel one, @Nullable Travel other) {
		if (one == null || other == null) {
			return (one != null) ? one : other;
		}
		return (one.from().micros() > other.from().micros()) ? one : other;
	}

	/** Removes logins that are too old, or before a reset. */
	private void removeOld(SequencedMap<PlacedLogin.Origin, PlacedLogin> logins, Observation now) {
		while (!logins.isEmpty()) {
			Observation first = logins.firstEntry().getValue().observation();
			if (!first.at().isBefore(now.at().minus(this.length)) && this.window.combines(first, now)) {
				return;
			}
			logins.pollFirstEntry();
		}
	}

}
