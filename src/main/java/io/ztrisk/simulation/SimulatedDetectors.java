package io.ztrisk.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.ztrisk.behavior.Behavior;
import io.ztrisk.detection.ObservationGroups;
import io.ztrisk.detector.Detector;
import io.ztrisk.detector.ObservationWindow;
import io.ztrisk.observation.Group;
import io.ztrisk.observation.Observation;
import io.ztrisk.observation.StoredObservation;
import io.ztrisk.observation.TimeWindow;
import io.ztrisk.settings.Criteria;
import org.jspecify.annotations.Nullable;

/**
 * The detectors of the behaviours that are enabled now: only for these are observations
 * kept.
 */
final class SimulatedDetectors {

	private final Map<Behavior, Detector<?>> detectors;

	private final Proposal proposal;

	SimulatedDetectors(Collection<? extends Detector<?>> all, Proposal proposal) {
		this.proposal = proposal;
		this.detectors = all.stream()
			.filter((detector) -> proposal.now().isEnabled(detector.behavior()))
			.collect(Collectors.toMap(Detector::behavior, (detector) -> detector));
	}

	/** Whether a behaviour has a rule, or no detector: settings change nothing of it. */
	boolean isOfRule(Behavior behavior) {
		Detector<?> detector = this.detectors.get(behavior);
		return detector == null || detector.version() != 0;
	}

	/** The versions of the rules of behaviours that have one. */
	Map<Behavior, Long> versions() {
		return this.detectors.values()
			.stream()
			.filter((detector) -> detector.version() != 0)
			.collect(Collectors.toMap(Detector::behavior, Detector::version));
	}

	/** Why a behaviour cannot be judged fully; null if it can. */
	@Nullable String limitation(Behavior behavior) {
		Detector<?> detector = this.detectors.get(behavior);
		return (detector == null || !this.proposal.then().isEnabled(behavior)) ? null : detector
			.limitation(this.proposal.now().criteria().settings(), this.proposal.then().criteria().settings());
	}

	/** The span of time and what observations in it are combined with, by behaviour. */
	List<TimeWindow> windows(UUID user) {
		return this.detectors.values()
			.stream()
			.map((detector) -> new TimeWindow(new Group(user, detector.behavior()), this.proposal.since(), Instant.MAX)
				.startingEarlier(reach(detector)))
			.toList();
	}

	private Duration reach(Detector<?> detector) {
		Duration now = detector.window(this.proposal.now().criteria().settings());
		Duration then = detector.window(this.proposal.then().criteria().settings());
		return (now.compareTo(then) > 0) ? now : then;
	}

	/**
	 * Finds the events of a user in the span of time, by id, as the live server does.
	 * @param observations ordered by behaviour, time and record
	 * @param excludedEmails the user's e-mails that the configuration excludes
	 */
	Map<UUID, SimulatedEvent> find(String accountId, SimulatedUser user, Iterator<StoredObservation> observations,
			Configuration configuration, Set<String> excludedEmails) {
		Map<UUID, SimulatedEvent> events = new HashMap<>();
		ObservationGroups groups = new ObservationGroups(observations);
		for (Group group = groups.next(); group != null; group = groups.next()) {
			Detector<?> detector = Objects.requireNonNull(this.detectors.get(group.behavior()));
			Iterator<Observation> read = groups.read(group, (stored) -> stored.observed().observation());
			FoundEvents found = new FoundEvents(accountId, group,
					configuration.isEnabled(group.behavior()) ? events : new HashMap<>());
			if (detector.window(configuration.criteria().settings()).isZero()) {
				read.forEachRemaining((kept) -> reconsider(detector, kept, configuration.criteria(), found));
			}
			else {
				detector.correlate(new ObservationWindow(read, this::isInSpan, user.lastReset(), excludedEmails),
						configuration.criteria(), found);
			}
		}
		return events;
	}

	private void reconsider(Detector<?> detector, Observation kept, Criteria criteria, FoundEvents found) {
		Observation observation = isInSpan(kept) ? detector.reconsider(kept, criteria) : null;
		if (observation != null) {
			found.add(observation.finding());
		}
	}

	private boolean isInSpan(Observation observation) {
		return !observation.at().isBefore(this.proposal.since());
	}

}
