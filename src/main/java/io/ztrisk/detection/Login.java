package io.ztrisk.detection;

import java.util.Objects;

import io.ztrisk.place.Network;
import io.ztrisk.place.Place;
import org.jspecify.annotations.Nullable;

/**
 * A login whose place is known.
 *
 * @param observation of it
 * @param origin where it came from
 */
record Login(Observation observation, Origin origin) {

	/**
	 * Null if the place is not known.
	 */
	static @Nullable Login of(Observation observation) {
		Place place = Place.of(observation.facts().get("place"));
		if (place == null) {
			return null;
		}
		String address = observation.facts().path("address").asString("");
		String network = Network.address(address).map(Network::around).map(Objects::toString).orElse(address);
		return new Login(observation, new Origin(place, network, observation.facts().has("excluded")));
	}

	/**
	 * Where logins come from. Of those from one origin, the last before another login is
	 * the one from which that took the greatest speed.
	 *
	 * @param place of the address
	 * @param network around the address; what is no address is a network by itself
	 * @param excluded whether the account says that this tells nothing of where a user is
	 */
	record Origin(Place place, String network, boolean excluded) {

		/** Whether two addresses are the same or neighbours. */
		boolean isNear(Origin other) {
			return !this.network.isEmpty() && this.network.equals(other.network);
		}

	}

}
