package io.ztrisk.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import io.ztrisk.observation.StoredObservation;
import io.ztrisk.query.Snapshot;

/**
 * A simulation under way: judges one user after the other, by the configuration of today
 * and by the proposed one.
 */
final class Simulation {

	/** A virtual thread is not preempted, and detectors compute without blocking. */
	private static final int OBSERVATIONS_BETWEEN_YIELDS = 64;

	private final Snapshot snapshot;

	private final SimulationRepository state;

	private final String accountId;

	private final Proposal proposal;

	private final SimulatedDetectors detectors;

	private final ResultBuilder result;

	private long read;

	Simulation(Snapshot snapshot, SimulationRepository state, String accountId, Proposal proposal,
			SimulatedDetectors detectors, ResultBuilder result) {
		this.snapshot = snapshot;
		this.state = state;
		this.accountId = accountId;
		this.proposal = proposal;
		this.detectors = detectors;
		this.result = result;
	}

	/** The number of observations that were read, each once. */
	long read() {
		return this.read;
	}

	void examine(SimulatedUser user, SimulationLimits limits) {
		if (user.observations() > limits.ofUser()) {
			this.result.skip();
			return;
		}
		Map<UUID, SimulatedEvent> now = new HashMap<>();
		Map<UUID, SimulatedEvent> then = new HashMap<>();
		if (user.observations() > 0) {
			Set<String> aliases = aliases(user);
			now.putAll(find(user, this.proposal.now(), aliases, true));
			then.putAll(this.proposal.now().equals(this.proposal.then()) ? now
					: find(user, this.proposal.then(), aliases, false));
		}
		UserComparison of = this.result.of(user, now, then);
		if (user.hasEvents()) {
			try (Stream<ExistingEvent> events = this.state.events(this.snapshot, this.accountId, user.id(),
					this.proposal.since())) {
				events.forEach(of::add);
			}
		}
		of.end();
	}

	/** Empty if no configuration excludes users. */
	private Set<String> aliases(SimulatedUser user) {
		boolean excludes = Stream.of(this.proposal.now(), this.proposal.then())
			.anyMatch((one) -> !one.criteria().exclusions().emails().isEmpty());
		return excludes ? this.state.aliases(this.snapshot, this.accountId, user.id()) : Set.of();
	}

	/**
	 * Reads the observations of a user and judges them, without keeping them in memory.
	 */
	private Map<UUID, SimulatedEvent> find(SimulatedUser user, Configuration configuration, Set<String> aliases,
			boolean counted) {
		Set<String> excluded = new HashSet<>(aliases);
		excluded.retainAll(configuration.criteria().exclusions().emails());
		try (Stream<StoredObservation> observations = this.state.observations(this.snapshot, this.accountId, user.id(),
				this.detectors)) {
			Iterator<StoredObservation> all = counted ? observations.peek(this::count).iterator()
					: observations.iterator();
			return this.detectors.find(this.accountId, user, all, configuration, excluded);
		}
	}

	private void count(StoredObservation stored) {
		this.result.observe(stored.observed().observation());
		if (++this.read % OBSERVATIONS_BETWEEN_YIELDS == 0) {
			Thread.yield();
		}
	}

}
