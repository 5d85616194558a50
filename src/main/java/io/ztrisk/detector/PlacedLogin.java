package io.ztrisk.detector;

import java.net.InetAddress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
 * @param exclusion the exclusion that applies, since the login does not show where the
 * user was; null if there is none
 * @param micros the time, in microseconds since 1970
 */
record PlacedLogin(Observation observation, Origin origin, @Nullable ObjectNode exclusion, Place.Point point,
		long micros) {

	/**
	 * Creates a login with its exclusion by the account's current settings; null if the
	 * place is not known.
	 * @param emails the user's e-mails that are excluded
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
		ObjectNode exclusion = exclusions.ofLogin(address, asn, emails, observation.at(),
				evidence.path("anonymizer").asBoolean(false));
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
	 * The origin of logins.
	 *
	 * @param network around the address; a text that is not an address is its own network
	 * @param excluded whether an exclusion of the account applies
	 */
	record Origin(Place place, String network, boolean excluded) {

		/** Whether the addresses are the same or in the same network. */
		boolean isNear(Origin other) {
			return !this.network.isEmpty() && this.network.equals(other.network);
		}

	}

}
