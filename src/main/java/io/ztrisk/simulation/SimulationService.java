package io.ztrisk.simulation;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.detector.AccountDetectors;
import io.ztrisk.detector.Detector;
import io.ztrisk.format.Uuids;
import io.ztrisk.query.ListReader;
import io.ztrisk.query.Snapshot;

import org.springframework.stereotype.Service;

/**
 * Runs simulations, one at a time, so that they take little of the server.
 */
@Service
class SimulationService {

	private static final int USERS_AT_ONCE = 100;

	private final ListReader lists;

	private final SimulatedUserRepository users;

	private final SimulationRepository state;

	private final List<Detector<?>> detectors;

	private final AccountDetectors rules;

	private final Clock clock;

	private final Semaphore permit = new Semaphore(1);

	SimulationService(ListReader lists, SimulatedUserRepository users, SimulationRepository state,
			List<Detector<?>> detectors, AccountDetectors rules, Clock clock) {
		this.lists = lists;
		this.users = users;
		this.state = state;
		this.detectors = List.copyOf(detectors);
		this.rules = rules;
		this.clock = clock;
	}

	/**
	 * Runs a simulation.
	 * @param namesPeople whether the result may name people
	 * @throws ApiException if another one is running
	 */
	SimulationResult run(AccountId account, Proposal proposal, boolean namesPeople) {
		return run(account, proposal, namesPeople, SimulationLimits.DEFAULT);
	}

	SimulationResult run(AccountId account, Proposal proposal, boolean namesPeople, SimulationLimits limits) {
		if (!this.permit.tryAcquire()) {
			throw new ApiException(ErrorCode.OVERLOADED, "Another dry run is under way");
		}
		try {
			return simulate(account, proposal, namesPeople, limits);
		}
		finally {
			this.permit.release();
		}
	}

	private SimulationResult simulate(AccountId account, Proposal proposal, boolean namesPeople,
			SimulationLimits limits) {
		SimulatedDetectors enabled = new SimulatedDetectors(
				Stream.concat(this.detectors.stream(), this.rules.of(account, proposal.now().behaviors()).stream())
					.toList(),
				proposal);
		ResultBuilder result = new ResultBuilder(proposal, enabled, namesPeople);
		Snapshot snapshot = this.lists.snapshot();
		Simulation simulation = new Simulation(snapshot, this.state, account.value(), proposal, enabled, result);
		Instant end = this.clock.instant().plus(limits.time());
		List<SimulatedUser> users = this.users.after(snapshot, account.value(), Uuids.NIL, USERS_AT_ONCE,
				proposal.since(), limits.ofUser());
		while (!users.isEmpty()) {
			for (SimulatedUser user : users) {
				if (simulation.read() >= limits.observations() || !this.clock.instant().isBefore(end)) {
					return result.result(false);
				}
				simulation.examine(user, limits);
			}
			users = this.users.after(snapshot, account.value(), users.getLast().id(), USERS_AT_ONCE, proposal.since(),
					limits.ofUser());
		}
		return result.result(true);
	}

}
