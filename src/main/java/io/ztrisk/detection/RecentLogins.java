package io.ztrisk.detection;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

import org.jspecify.annotations.Nullable;

/**
 * The last login of each origin, by time. Others need not be looked at: between two
 * origins, the shorter the time, the greater the speed.
 */
final class RecentLogins {

	private final SequencedMap<Login.Origin, Login> byOrigin = new LinkedHashMap<>();

	private final History history;

	private final Duration reach;

	/**
	 * No logins yet.
	 * @param history of which they are a part
	 * @param reach how far apart the two logins of a pair may lie
	 */
	RecentLogins(History history, Duration reach) {
		this.history = history;
		this.reach = reach;
	}

	/**
	 * Adds a login that is later than those here.
	 */
	void add(Login login) {
		this.byOrigin.putLast(login.origin(), login);
	}

	/**
	 * Holds a login against those before it. The nearest that makes a finding is its
	 * evidence.
	 */
	void judge(Login login, Settings.ImpTravel limits, Verdicts verdicts) {
		forget(login.observation());
		Travel found = null;
		Travel suppressed = null;
		boolean inexact = false;
		for (Login other : this.byOrigin.sequencedValues().reversed()) {
			Travel travel = Travel.between(other, login);
			boolean excluded = login.origin().excluded() || other.origin().excluded();
			if (travel.isImpossible(limits)) {
				found = (excluded || found != null) ? found : travel;
				suppressed = (!excluded || suppressed != null) ? suppressed : travel;
			}
			else if (!excluded && travel.isImpossibleIfExact(limits)) {
				inexact = true;
			}
		}
		tell(login, found, suppressed, inexact, verdicts);
	}

	private static void tell(Login login, @Nullable Travel found, @Nullable Travel suppressed, boolean inexact,
			Verdicts verdicts) {
		if (found != null) {
			verdicts.found(found.finding());
		}
		else if (inexact) {
			verdicts.inexact(login.observation());
		}
		if (suppressed != null) {
			verdicts.suppressed(suppressed.finding());
		}
	}

	/** Forgets what is too old, or not combined with what comes now. */
	private void forget(Observation now) {
		while (!this.byOrigin.isEmpty()) {
			Observation first = this.byOrigin.firstEntry().getValue().observation();
			if (!first.at().isBefore(now.at().minus(this.reach)) && this.history.combines(first, now)) {
				return;
			}
			this.byOrigin.pollFirstEntry();
		}
	}

}
