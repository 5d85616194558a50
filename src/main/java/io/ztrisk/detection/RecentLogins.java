package io.ztrisk.detection;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * The last login of each origin, by time. Others need not be looked at: between two
 * origins, the shorter the time, the greater the speed.
 */
final class RecentLogins {

	private final SequencedMap<Login.Origin, Login> byOrigin = new LinkedHashMap<>();

	/**
	 * Adds a login that is later than those here.
	 */
	void add(Login login) {
		this.byOrigin.putLast(login.origin(), login);
	}

	/**
	 * Forgets what is too old, or not combined with what comes now.
	 */
	void forget(Instant before, Observation now, History history) {
		while (!this.byOrigin.isEmpty()) {
			Observation first = this.byOrigin.firstEntry().getValue().observation();
			if (!first.at().isBefore(before) && history.combines(first, now)) {
				return;
			}
			this.byOrigin.pollFirstEntry();
		}
	}

	/**
	 * The impossible travels to a login, from the last login of each origin, the nearest
	 * before it first.
	 * @param excluded whether one of the two comes from an excluded network
	 */
	List<Travel> to(Login login, Settings.ImpTravel limits, boolean excluded) {
		return this.byOrigin.sequencedValues()
			.reversed()
			.stream()
			.filter((other) -> (login.origin().excluded() || other.origin().excluded()) == excluded)
			.map((other) -> Travel.between(other, login))
			.filter((travel) -> travel.isImpossible(limits))
			.toList();
	}

}
