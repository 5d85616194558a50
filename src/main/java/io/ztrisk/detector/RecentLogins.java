package io.ztrisk.detector;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

import io.ztrisk.detection.ObservationWindow;
import io.ztrisk.detection.Findings;
import io.ztrisk.observation.Observation;
import io.ztrisk.settings.DetectionSettings;
import org.jspecify.annotations.Nullable;

/**
 * The last login of each origin, by time. Others need not be looked at: between two
 * origins, the shorter the time, the greater the speed.
 */
final class RecentLogins {

	private final SequencedMap<PlacedLogin.Origin, PlacedLogin> counting = new LinkedHashMap<>();

	private final SequencedMap<PlacedLogin.Origin, PlacedLogin> excluded = new LinkedHashMap<>();

	private final ObservationWindow history;

	private final Duration window;

	RecentLogins(ObservationWindow history, Duration window) {
		this.history = history;
		this.window = window;
	}

	/**
	 * Adds a login that is later than those here.
	 */
	void add(PlacedLogin login) {
		(login.origin().excluded() ? this.excluded : this.counting).putLast(login.origin(), login);
	}

	/**
	 * Holds a login against those before it. The nearest that makes a finding is its
	 * evidence.
	 */
	void correlate(PlacedLogin login, DetectionSettings.ImpTravel limits, Findings findings) {
		forget(this.counting, login.observation());
		forget(this.excluded, login.observation());
		Travel fromCounting = nearest(this.counting, login, limits);
		Travel fromExcluded = nearest(this.excluded, login, limits);
		if (login.origin().excluded()) {
			Travel suppressed = later(fromCounting, fromExcluded);
			if (suppressed != null) {
				findings.addSuppressed(suppressed.finding());
			}
			findings.addNone(login.observation());
			return;
		}
		if (fromCounting != null) {
			findings.add(fromCounting.finding());
		}
		else if (isInexact(login, limits)) {
			findings.addInexact(login.observation());
		}
		else {
			findings.addNone(login.observation());
		}
		if (fromExcluded != null) {
			findings.addSuppressed(fromExcluded.finding());
		}
	}

	private static @Nullable Travel nearest(SequencedMap<PlacedLogin.Origin, PlacedLogin> logins, PlacedLogin login,
			DetectionSettings.ImpTravel limits) {
		for (PlacedLogin other : logins.sequencedValues().reversed()) {
			double accuracy = other.origin().place().accuracyKm() + login.origin().place().accuracyKm();
			if (!Travel.isSurelyPossible(other, login, limits, accuracy)) {
				Travel travel = Travel.between(other, login);
				if (travel.isImpossible(limits)) {
					return travel;
				}
			}
		}
		return null;
	}

	private boolean isInexact(PlacedLogin login, DetectionSettings.ImpTravel limits) {
		for (PlacedLogin other : this.counting.sequencedValues().reversed()) {
			if (!Travel.isSurelyPossible(other, login, limits, 0)
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

	/** Forgets what is too old, or not combined with what comes now. */
	private void forget(SequencedMap<PlacedLogin.Origin, PlacedLogin> logins, Observation now) {
		while (!logins.isEmpty()) {
			Observation first = logins.firstEntry().getValue().observation();
			if (!first.at().isBefore(now.at().minus(this.window)) && this.history.combines(first, now)) {
				return;
			}
			logins.pollFirstEntry();
		}
	}

}
