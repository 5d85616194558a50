package io.ztrisk.simulation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import io.ztrisk.api.JsonFields;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.BehaviorCatalogue;
import io.ztrisk.behavior.BehaviorUpdate;
import io.ztrisk.behavior.ConfiguredBehavior;
import io.ztrisk.detector.Corpus;
import io.ztrisk.detector.CorpusTests;
import io.ztrisk.detector.Detector;
import io.ztrisk.detector.DetectorRun;
import io.ztrisk.observation.FindingState;
import io.ztrisk.observation.Observation;
import io.ztrisk.observation.StoredObservation;
import io.ztrisk.observation.UserFinding;
import io.ztrisk.observation.UserObservation;
import io.ztrisk.settings.Criteria;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is kept under one configuration makes the same events under another one as the
 * same logs would that come after the change. In memory, over the cases of all
 * behaviours.
 */
class SimulatedDetectorsTests {

	/** Of each case, so that there are more than 200 in all. */
	private static final int CHANGES = 3;

	private static final UUID USER = UUID.fromString("3f2c6a52-8d0e-4c1b-9a77-0f5d2b6e1c01");

	private static final JsonMapper JSON = JsonMapper.shared();

	@ParameterizedTest
	@MethodSource("io.ztrisk.detector.Corpus#all")
	void keptObservationsMakeTheEventsOfLogsAfterTheChange(Corpus corpus) {
		Detector<?> detector = CorpusTests.detector(corpus.behavior());
		DetectorRun before = run(corpus, detector);
		RandomChange changes = new RandomChange(new Random(corpus.toString().hashCode()));
		int judged = 0;
		for (int tries = 0; judged < CHANGES; tries++) {
			assertThat(tries).as("tries").isLessThan(1000);
			Corpus changed = corpus.with(merged(corpus, changes.settings()));
			DetectorRun after = run(changed, detector);
			if (detector.limitation(before.criteria().settings(), after.criteria().settings()) == null) {
				judged++;
				assertThat(simulate(detector, before, after.criteria())).as(changed.settings())
					.isEqualTo(events(after));
			}
		}
	}

	/** As the server merges a change into the settings of an account. */
	private static String merged(Corpus corpus, String change) {
		ObjectNode settings = (ObjectNode) JSON.readTree((corpus.settings() != null) ? corpus.settings() : "{}");
		JSON.readTree(change)
			.properties()
			.forEach((section) -> settings.withObject("/" + section.getKey()).setAll((ObjectNode) section.getValue()));
		return settings.toString();
	}

	private static DetectorRun run(Corpus corpus, Detector<?> detector) {
		return DetectorRun.over(corpus.input().getBytes(StandardCharsets.UTF_8), corpus, detector);
	}

	private static Map<UUID, Instant> events(DetectorRun run) {
		Map<UUID, Instant> events = new HashMap<>();
		run.newest()
			.forEach((event, at) -> events
				.put(UserFinding.eventId(event.getFirst(), USER, run.behavior(), event.getLast()), at));
		return events;
	}

	/** The account stands for the user, which has no id in memory. */
	private static Map<UUID, Instant> simulate(Detector<?> detector, DetectorRun before, Criteria after) {
		Map<Behavior, ConfiguredBehavior> enabled = enabled(detector.behavior());
		Proposal proposal = new Proposal(Instant.EPOCH, new Configuration(enabled, before.criteria()),
				new Configuration(enabled, after));
		SimulatedDetectors detectors = new SimulatedDetectors(List.of(detector), proposal);
		Map<UUID, Instant> events = new HashMap<>();
		before.kept()
			.forEach((user, kept) -> detectors
				.find(user, new SimulatedUser(USER, "", null, null, false, kept.size()),
						kept.stream().map(SimulatedDetectorsTests::stored).iterator(), proposal.then(), Set.of())
				.values()
				.forEach((event) -> events.put(event.id(), event.at())));
		return events;
	}

	private static StoredObservation stored(Observation observation) {
		return new StoredObservation(new UserObservation(USER, observation, observation.record()), FindingState.NONE);
	}

	private static Map<Behavior, ConfiguredBehavior> enabled(Behavior behavior) {
		return BehaviorUpdate.proposed(JsonFields.of(JSON.readTree("""
				{"behaviors":{"%s":{"enabled":true,"risk_level":"low"}}}""".formatted(behavior.key()))),
				(key) -> Optional.of(behavior), BehaviorCatalogue.defaults());
	}

}
