package io.ztrisk.simulation;

import java.util.Map;
import java.util.UUID;

import io.ztrisk.detector.Findings;
import io.ztrisk.observation.Finding;
import io.ztrisk.observation.Group;
import io.ztrisk.observation.Observation;
import io.ztrisk.observation.UserFinding;

/**
 * Collects the events of the findings in a group of observations.
 *
 * @param events by id
 */
record FoundEvents(String accountId, Group group, Map<UUID, SimulatedEvent> events) implements Findings {

	@Override
	public void add(Finding finding) {
		UUID id = new UserFinding(this.group.user(), this.group.behavior(), finding).eventId(this.accountId);
		this.events.merge(id, SimulatedEvent.of(id, this.group.behavior(), finding), SimulatedEvent::with);
	}

	@Override
	public void addSuppressed(Finding finding) {
	}

	@Override
	public void addUncertain(Observation observation) {
	}

	@Override
	public void addNone(Observation observation) {
	}

}
