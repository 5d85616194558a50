package io.ztrisk.detector;

import java.net.InetAddress;
import java.time.Duration;

import io.ztrisk.activity.ActivitySource;
import io.ztrisk.activity.Login;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.detection.Detector;
import io.ztrisk.detection.ObservationWindow;
import io.ztrisk.detection.Findings;
import io.ztrisk.observation.Observation;
import io.ztrisk.place.AsnDatabase;
import io.ztrisk.place.Network;
import io.ztrisk.place.Place;
import io.ztrisk.place.Places;
import io.ztrisk.settings.Criteria;
import io.ztrisk.settings.DetectionSettings;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.stereotype.Component;

/**
 * Two successful logins too far apart for the time between them. The finding is the later
 * one's, whichever of them came first.
 */
@Component
class ImpossibleTravel implements Detector<Login> {

	private static final Behavior BEHAVIOR = new Behavior("imp_travel");

	/** One login a minute: more than a person makes. */
	private static final int MOST_AN_HOUR = 60;

	/**
	 * How much of a text is kept; an address and a ray's id have less than half of it.
	 */
	private static final int MOST_CHARACTERS = 100;

	private final Places places;

	private final AsnDatabase asns;

	ImpossibleTravel(Places places, AsnDatabase asns) {
		this.places = places;
		this.asns = asns;
	}

	@Override
	public Behavior behavior() {
		return BEHAVIOR;
	}

	@Override
	public Class<Login> activity() {
		return Login.class;
	}

	/**
	 * The place and the AS number are found now and kept, so that a later database does
	 * not rewrite history.
	 */
	@Override
	public Observation extract(Login login, Criteria criteria) {
		ActivitySource source = login.source();
		InetAddress address = Network.address(login.address()).orElse(null);
		Place place = this.places.find(address, login.country());
		ObjectNode evidence = JsonNodeFactory.instance.objectNode().put("timestamp", source.at().toString());
		put(evidence, "address", login.address());
		if (address != null) {
			this.asns.find(address).ifPresent((asn) -> evidence.put("asn", asn));
		}
		put(evidence, "ray_id", login.requestId());
		evidence.set("place", (place != null) ? place.json() : JsonNodeFactory.instance.nullNode());
		return new Observation(behavior(), source.key(), source.at(), evidence, null);
	}

	@Override
	public Duration window(DetectionSettings settings) {
		return Duration.ofHours(settings.impTravel().maxHours());
	}

	@Override
	public int hourlyLimit() {
		return MOST_AN_HOUR;
	}

	@Override
	public void correlate(ObservationWindow history, Criteria criteria, Findings findings) {
		RecentLogins recent = new RecentLogins(history, window(criteria.settings()));
		history.observations().forEachRemaining((observation) -> {
			PlacedLogin login = PlacedLogin.of(observation, criteria.exclusions(), history.excludedEmails());
			if (login != null && history.needsEvaluation(observation)) {
				recent.correlate(login, criteria.settings().impTravel(), findings);
			}
			else if (login == null && history.needsEvaluation(observation)) {
				findings.addNone(observation);
			}
			if (login != null) {
				recent.add(login);
			}
		});
	}

	private static void put(ObjectNode evidence, String name, String text) {
		if (!text.isEmpty()) {
			evidence.put(name, (text.length() > MOST_CHARACTERS) ? text.substring(0, MOST_CHARACTERS) : text);
		}
	}

}
