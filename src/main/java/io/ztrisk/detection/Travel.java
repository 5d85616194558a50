package io.ztrisk.detection;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a user would have travelled between two logins.
 *
 * @param from the earlier login
 * @param to the later login
 * @param km at the least
 */
record Travel(Login from, Login to, double km) {

	private static final Duration LEAST_TIME = Duration.ofSeconds(1);

	private static final double MICROS_PER_HOUR = 3.6e9;

	static Travel between(Login from, Login to) {
		return new Travel(from, to, from.origin().place().kmTo(to.origin().place()));
	}

	/**
	 * Whether nobody travels so. Logins from one network tell only that a database
	 * changed, or places it badly.
	 */
	boolean isImpossible(Settings.ImpTravel limits) {
		return !this.from.origin().isNear(this.to.origin()) && this.km >= limits.minKm() && kmh() >= limits.minKmh();
	}

	/**
	 * What it makes of the later login.
	 */
	Finding finding() {
		Observation login = this.to.observation();
		return new Finding(login.record(), login.at().truncatedTo(ChronoUnit.HOURS).toString(), evidence());
	}

	/**
	 * What it is if one of the logins tells nothing of where the user was.
	 */
	SuppressedPair pair() {
		return new SuppressedPair(this.to.observation().record(), this.from.observation().record(), evidence());
	}

	private ObjectNode evidence() {
		ObjectNode evidence = JsonNodeFactory.instance.objectNode();
		evidence.set("from", this.from.observation().facts());
		evidence.set("to", this.to.observation().facts());
		return evidence.put("distance_km", this.km)
			.put("seconds", micros(time()) / 1e6)
			.put("speed_kmh", Math.round(kmh() * 1000) / 1000.0);
	}

	private double kmh() {
		Duration time = time();
		return this.km * MICROS_PER_HOUR / micros((time.compareTo(LEAST_TIME) < 0) ? LEAST_TIME : time);
	}

	private Duration time() {
		return Duration.between(this.from.observation().at(), this.to.observation().at());
	}

	private static double micros(Duration time) {
		return time.dividedBy(ChronoUnit.MICROS.getDuration());
	}

}
