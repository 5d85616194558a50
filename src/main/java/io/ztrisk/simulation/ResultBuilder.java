package io.ztrisk.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.RiskLevel;
import io.ztrisk.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * Sums a simulation up.
 */
final class ResultBuilder {

	static final int MAX_EXAMPLES = 100;

	private static final String DISABLED = "The behavior is disabled, so nothing is kept for it";

	private static final String CHANGED_RULE = "The rule has changed; what its earlier versions found stays as it is";

	private final Proposal proposal;

	private final SimulatedDetectors detectors;

	private final Map<Behavior, Counts> counts = new HashMap<>();

	private final Map<Behavior, Instant> earliest = new HashMap<>();

	private final Set<Behavior> limited = new HashSet<>();

	private final LevelCounts now = new LevelCounts();

	private final LevelCounts then = new LevelCounts();

	private final @Nullable List<SimulationResult.Example> examples;

	private long examined;

	private long skipped;

	ResultBuilder(Proposal proposal, SimulatedDetectors detectors, boolean namesPeople) {
		this.proposal = proposal;
		this.detectors = detectors;
		this.examples = namesPeople ? new ArrayList<>() : null;
	}

	SimulatedDetectors detectors() {
		return this.detectors;
	}

	UserComparison of(SimulatedUser user, Map<UUID, SimulatedEvent> now, Map<UUID, SimulatedEvent> then) {
		return new UserComparison(this, this.proposal, user, now, then);
	}

	void skip() {
		this.skipped++;
	}

	void observe(Observation observation) {
		this.earliest.merge(observation.behavior(), observation.at(),
				(one, other) -> one.isBefore(other) ? one : other);
	}

	/** Notes that a behaviour has events of an earlier version of its rule. */
	void limit(Behavior behavior) {
		this.limited.add(behavior);
	}

	void count(Behavior behavior, boolean isNow, boolean isThen) {
		this.counts.merge(behavior, Counts.of(isNow, isThen), Counts::plus);
	}

	void add(SimulatedUser user, @Nullable RiskLevel levelNow, @Nullable RiskLevel levelThen,
			List<UserComparison.Change> changes) {
		this.examined++;
		this.now.add(levelNow);
		this.then.add(levelThen);
		List<SimulationResult.Example> shown = this.examples;
		if (shown != null) {
			changes.stream()
				.limit(MAX_EXAMPLES - shown.size())
				.forEach((change) -> shown.add(SimulationResult.Example.of(user, change, levelNow, levelThen)));
		}
	}

	/**
	 * The result.
	 * @param complete whether all users were examined or skipped
	 */
	SimulationResult result(boolean complete) {
		SortedMap<String, SimulationResult.Comparison> behaviors = new TreeMap<>();
		this.proposal.then().behaviors().keySet().forEach((behavior) -> behaviors.put(behavior.key(), of(behavior)));
		return new SimulationResult(behaviors, complete, this.examples,
				new SimulationResult.Levels(this.now.result(), this.then.result()), this.examined, this.skipped);
	}

	private SimulationResult.Comparison of(Behavior behavior) {
		Counts sums = this.counts.getOrDefault(behavior, Counts.NONE);
		String limitation = this.limited.contains(behavior) ? CHANGED_RULE : this.detectors.limitation(behavior);
		boolean isKept = this.proposal.now().isEnabled(behavior);
		return new SimulationResult.Comparison(
				!isKept ? Evaluability.NO : (limitation != null) ? Evaluability.PARTLY : Evaluability.YES, sums.gone(),
				sums.added(), sums.now(), isKept ? limitation : DISABLED, this.earliest.get(behavior), sums.then());
	}

	/** The numbers of events of a behaviour. */
	private record Counts(long now, long then, long gone, long added) {

		static final Counts NONE = new Counts(0, 0, 0, 0);

		static Counts of(boolean isNow, boolean isThen) {
			return new Counts(isNow ? 1 : 0, isThen ? 1 : 0, (isNow && !isThen) ? 1 : 0, (isThen && !isNow) ? 1 : 0);
		}

		Counts plus(Counts other) {
			return new Counts(this.now + other.now, this.then + other.then, this.gone + other.gone,
					this.added + other.added);
		}

	}

}
