package io.ztrisk.simulation;

import java.time.Instant;
import java.util.UUID;

import io.ztrisk.behavior.Behavior;
import io.ztrisk.observation.Finding;

/**
 * An event that a configuration makes.
 *
 * @param at the time of the newest finding
 * @param records the sum of the record ids of its findings, which are hashes: equal sums
 * are equal findings
 */
record SimulatedEvent(UUID id, Behavior behavior, Instant at, long records) {

	/** An event with one finding. */
	static SimulatedEvent of(UUID id, Behavior behavior, Finding finding) {
		UUID record = finding.record();
		return new SimulatedEvent(id, behavior, finding.at(),
				record.getMostSignificantBits() + Long.rotateLeft(record.getLeastSignificantBits(), 32));
	}

	/** A stored event, whose findings are not judged anew. */
	static SimulatedEvent stored(UUID id, Behavior behavior, Instant at) {
		return new SimulatedEvent(id, behavior, at, 0);
	}

	/** The event with the findings of both. */
	SimulatedEvent with(SimulatedEvent other) {
		Instant newest = other.at.isAfter(this.at) ? other.at : this.at;
		return new SimulatedEvent(this.id, this.behavior, newest, this.records + other.records);
	}

}
