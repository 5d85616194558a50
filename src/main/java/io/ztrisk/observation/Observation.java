package io.ztrisk.observation;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import io.ztrisk.behavior.Behavior;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The data that the detector of a behaviour keeps of a record.
 *
 * @param record the key of the record
 * @param at the time of the record
 * @param evidence shown in the details of the event
 * @param bucket the bucket of the finding if the record alone is one, null if a finding
 * takes several records
 * @param suppressed whether an exclusion of the account applies: then it is listed only
 */
public record Observation(Behavior behavior, UUID record, Instant at, ObjectNode evidence, @Nullable String bucket,
		boolean suppressed) {

	public Observation(Behavior behavior, UUID record, Instant at, ObjectNode evidence, @Nullable String bucket) {
		this(behavior, record, at, evidence, bucket, false);
	}

	/**
	 * The finding of this record alone.
	 * @throws NullPointerException if a finding takes several records
	 */
	public Finding finding() {
		return new Finding(this.record, this.at, Objects.requireNonNull(this.bucket), this.evidence);
	}

}
