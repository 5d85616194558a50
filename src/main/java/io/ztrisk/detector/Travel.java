package io.ztrisk.detector;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

import io.ztrisk.observation.Finding;
import io.ztrisk.observation.Observation;
import io.ztrisk.settings.DetectionSettings;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The travel of a user between two logins.
 *
 * @param from the earlier login
 * @param to the later login
 * @param km the shortest possible distance
 */
record Travel(PlacedLogin from, PlacedLogin to, double km) {

	private static final Duration MIN_TIME = Duration.ofSeconds(1);

	private static final double MIN_MICROS = 1e6;

	private static final double MICROS_PER_HOUR = 3.6e9;

	/**
	 * Whether a fast check shows that travel is possible, as for most pairs of logins.
	 * The exact check costs much more.
	 * @param accuracyKm how much farther apart the places may seem than they are
	 */
	static boolean isClearlyPossible(PlacedLogin from, PlacedLogin to, DetectionSettings.ImpTravel limits,
			double accuracyKm) {
		double hours = Math.max(to.micros() - from.micros(), MIN_MICROS) / MICROS_PER_HOUR;
		return from.point().isNearer(to.point(), Math.max(limits.minKm(), limits.minKmh() * hours) + accuracyKm);
	}

	static Travel between(PlacedLogin from, PlacedLogin to) {
		return new Travel(from, to, from.origin().place().kmTo(to.origin().place()));
	}

	/**
	 * Whether the travel is impossible. Two places of one network come from an error or a
	 * change of the database, so they do not count.
	 */
	boolean isImpossible(DetectionSettings.ImpTravel limits) {
		return isImpossible(this.km, limits);
	}

	/** Whether the travel would be impossible if both places were exact. */
	boolean isImpossibleIfExact(DetectionSettings.ImpTravel limits) {
		return isImpossible(this.from.origin().place().circleKmTo(this.to.origin().place()), limits);
	}

	private boolean isImpossible(double distance, DetectionSettings.ImpTravel limits) {
		return distance >= limits.minKm() && kmh(distance) >= limits.minKmh()
				&& !this.from.origin().isNear(this.to.origin());
	}

	Finding finding() {
		Observation login = this.to.observation();
		ObjectNode evidence = JsonNodeFactory.instance.objectNode();
		evidence.set("from", this.from.evidence());
		evidence.set("to", this.to.evidence());
		evidence.put("distance_km", this.km)
			.put("seconds", micros(time()) / 1e6)
			.put("speed_kmh", Math.round(kmh(this.km) * 1000) / 1000.0);
		return new Finding(login.record(), login.at(), login.at().truncatedTo(ChronoUnit.HOURS).toString(), evidence);
	}

	private double kmh(double distance) {
		Duration time = time();
		return distance * MICROS_PER_HOUR / micros((time.compareTo(MIN_TIME) < 0) ? MIN_TIME : time);
	}

	private Duration time() {
		return Duration.between(this.from.observation().at(), this.to.observation().at());
	}

	private static double micros(Duration time) {
		return time.dividedBy(ChronoUnit.MICROS.getDuration());
	}

}
