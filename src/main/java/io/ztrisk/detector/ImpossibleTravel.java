package io.ztrisk.detector;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

import io.ztrisk.activity.ActivitySource;
import io.ztrisk.activity.Login;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.condition.FieldText;
import io.ztrisk.condition.Fields;
import io.ztrisk.dismissal.Likeness;
import io.ztrisk.observation.Observation;
import io.ztrisk.place.AsnDatabase;
import io.ztrisk.place.Network;
import io.ztrisk.place.Place;
import io.ztrisk.place.Places;
import io.ztrisk.settings.Criteria;
import io.ztrisk.settings.DetectionSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.stereotype.Component;

/**
 * Detects two successful logins that are too far apart for the time between them. The
 * later login is the finding, whichever arrived first.
 */
@Component
class ImpossibleTravel implements Detector<Login> {

	private static final Behavior BEHAVIOR = new Behavior("imp_travel");

	/** Its evidence does not name the dataset, and never did. */
	private static final String ACCESS_REQUESTS = "access_requests";

	/** One login a minute, more than a person needs. */
	private static final int HOURLY_LIMIT = 60;

	/** An address or a Ray ID has less than half of it. */
	private static final int MAX_CHARACTERS = 100;

	/** Fields that are evidence only. */
	private static final List<String> SHOWN = List.of("device_id", "user_agent");

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

	/** Looks the place up now, so that a later database does not change past findings. */
	@Override
	public Observation extract(Login login, Criteria criteria) {
		ActivitySource source = login.source();
		InetAddress address = Network.address(login.address()).orElse(null);
		Place place = this.places.find(address, login.country(), login.place());
		ObjectNode evidence = JsonNodeFactory.instance.objectNode().put("timestamp", source.at().toString());
		put(evidence, "address", login.address());
		if (address != null) {
			this.asns.find(address).ifPresent((asn) -> evidence.put("asn", asn));
		}
		put(evidence, "ray_id", login.requestId());
		if (!source.datasetKey().equals(ACCESS_REQUESTS)) {
			put(evidence, "dataset", source.datasetKey());
		}
		Fields fields = source.fields();
		fields.texts("anonymizer")
			.stream()
			.findFirst()
			.ifPresent((flag) -> evidence.put("anonymizer", Boolean.parseBoolean(flag.toString())));
		for (String shown : SHOWN) {
			put(evidence, shown, fields.texts(shown).stream().findFirst().map(FieldText::toString).orElse(""));
		}
		evidence.set("place", (place != null) ? place.json() : JsonNodeFactory.instance.nullNode());
		return new Observation(behavior(), source.key(), source.at(), evidence, null);
	}

	/** The network of the later login: its partner depends on the order of arrival. */
	@Override
	public JsonNode likeness(ObjectNode evidence) {
		return Likeness.network(evidence.path("to").path("address").asString(""));
	}

	@Override
	public Duration window(DetectionSettings settings) {
		return Duration.ofHours(settings.impTravel().maxHours());
	}

	@Override
	public int hourlyLimit() {
		return HOURLY_LIMIT;
	}

	@Override
	public void correlate(ObservationWindow window, Criteria criteria, Findings findings) {
		RecentLogins recent = new RecentLogins(window, window(criteria.settings()));
		window.observations().forEachRemaining((observation) -> {
			PlacedLogin login = PlacedLogin.of(observation, criteria.exclusions(), window.excludedEmails());
			if (login != null && window.needsEvaluation(observation)) {
				recent.evaluate(login, criteria.settings().impTravel(), findings);
			}
			else if (login == null && window.needsEvaluation(observation)) {
				findings.addNone(observation);
			}
			if (login != null) {
				recent.add(login);
			}
		});
	}

	private static void put(ObjectNode evidence, String name, String text) {
		if (!text.isEmpty()) {
			evidence.put(name, (text.length() > MAX_CHARACTERS) ? text.substring(0, MAX_CHARACTERS) : text);
		}
	}

}
