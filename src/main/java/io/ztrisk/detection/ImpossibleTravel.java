package io.ztrisk.detection;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.ztrisk.behavior.Behavior;
import io.ztrisk.place.Network;
import io.ztrisk.place.Place;
import io.ztrisk.place.Places;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.stereotype.Component;

/**
 * Two successful logins too far apart for the time between them. The finding is the later
 * one's, whichever of them came first.
 */
@Component
class ImpossibleTravel implements Detector {

	private final Places places;

	ImpossibleTravel(Places places) {
		this.places = places;
	}

	@Override
	public Behavior behavior() {
		return Behavior.IMP_TRAVEL;
	}

	@Override
	public Set<Dataset> datasets() {
		return Set.of(Dataset.ACCESS_REQUESTS);
	}

	@Override
	public boolean concerns(LogRecord record) {
		return record.text("Action").strip().equalsIgnoreCase("login")
				&& Boolean.parseBoolean(record.text("Allowed").strip());
	}

	/**
	 * The place is found now and kept, so that a later database does not rewrite history.
	 */
	@Override
	public Observation observe(LogRecord record, Settings settings) {
		String text = record.text("IPAddress").strip();
		InetAddress address = Network.address(text).orElse(null);
		Place place = this.places.find(address, record.text("Country"));
		ObjectNode facts = JsonNodeFactory.instance.objectNode().put("timestamp", record.at().toString());
		put(facts, "address", text);
		put(facts, "ray_id", record.text("RayID"));
		facts.set("place", (place != null) ? place.json() : JsonNodeFactory.instance.nullNode());
		Settings.ExcludedNetwork excluded = excluded(address, record.at(), settings.impTravel());
		if (excluded != null) {
			facts.putObject("excluded").put("cidr", excluded.cidr()).put("reason", excluded.reason());
		}
		return new Observation(behavior(), record.key(), record.at(), facts, null);
	}

	@Override
	public Duration reach(Settings settings) {
		return Duration.ofHours(settings.impTravel().maxHours());
	}

	/**
	 * Goes through the logins by time. Of two that are both known the pair has been
	 * judged before.
	 */
	@Override
	public Judgement judge(History history, Settings settings) {
		Settings.ImpTravel limits = settings.impTravel();
		Judgement judgement = new Judgement(new ArrayList<>(), new ArrayList<>());
		RecentLogins all = new RecentLogins();
		RecentLogins fresh = new RecentLogins();
		for (Observation observation : history.observations()) {
			Login login = Login.of(observation);
			if (login == null) {
				continue;
			}
			RecentLogins before = history.isFresh(observation) ? all : fresh;
			before.forget(observation.at().minus(reach(settings)), observation, history);
			before.to(login, limits, false).stream().limit(1).map(Travel::finding).forEach(judgement.findings()::add);
			before.to(login, limits, true).stream().map(Travel::pair).forEach(judgement.suppressed()::add);
			all.add(login);
			if (history.isFresh(observation)) {
				fresh.add(login);
			}
		}
		return judgement;
	}

	private static void put(ObjectNode facts, String name, String text) {
		if (!text.isEmpty()) {
			facts.put(name, text);
		}
	}

	private static Settings.@Nullable ExcludedNetwork excluded(@Nullable InetAddress address, Instant at,
			Settings.ImpTravel limits) {
		return (address == null) ? null : limits.excludedNetworks()
			.stream()
			.filter((network) -> network.expiresAt() == null || at.isBefore(network.expiresAt()))
			.filter((network) -> Network.parse(network.cidr()).filter((parsed) -> parsed.contains(address)).isPresent())
			.findFirst()
			.orElse(null);
	}

}
