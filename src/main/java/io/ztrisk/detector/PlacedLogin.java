package io.ztrisk.detector;

import java.net.InetAddress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Set;

import io.ztrisk.observation.Observation;
import io.ztrisk.place.Network;
import io.ztrisk.place.Place;
import io.ztrisk.settings.Exclusions;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A login whose place is known.
 *
 * @param observation of it
 * @param origin where it came from
 * @param exclusion why it tells nothing of where the user was, null if it does
 * @param point the place
 * @param micros the time, in microseconds since 1970
 */
record PlacedLogin(Observation observation, Origin origin, @Nullable ObjectNode exclusion, Place.Point point,
		long micros) {

	/**
	 * A login with its exclusion as the account's lists say now; null if the place is not
	 * known.
	 * @param emails those of the user's e-mails that are excluded
	 */
	static @Nullable PlacedLogin of(Observation observation, Exclusions exclusions, Set<String> emails) {
		ObjectNode evidence = observation.evidence();
		Place place = Place.of(evidence.get("place"));
		if (place == null) {
			return null;
		}
		String text = evidence.path("address").asString("");
		InetAddress address = Network.address(text).orElse(null);
		String network = (address != null) ? Network.around(address).toString() : text;
		Long asn = evidence.has("asn") ? evidence.get("asn").longValue() : null;
		ObjectNode exclusion = exclusions.ofLogin(address, asn, emails, observation.at());
		return new PlacedLogin(observation, new Origin(place, network, exclusion != null), exclusion, place.point(),
				ChronoUnit.MICROS.between(Instant.EPOCH, observation.at()));
	}

	ObjectNode evidence() {
		if (this.exclusion == null) {
			return this.observation.evidence();
		}
		ObjectNode evidence = this.observation.evidence().deepCopy();
		evidence.set("excluded", this.exclusion);
		return evidence;
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
