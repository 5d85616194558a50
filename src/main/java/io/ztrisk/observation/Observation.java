package io.ztrisk.observation;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import io.ztrisk.behavior.Behavior;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The data of a record that the detector of a behaviour keeps.
 *
 * @param record the key of the record
 * @param evidence shown in the details of the event
 * @param bucket the bucket of the finding if the record alone is one, null if a finding
 * needs several records
 * @param suppressed whether an exclusion of the account applies, so that it is only
 * listed
 */
public record Observation(Behavior behavior, UUID record, Instant at, ObjectNode evidence, @Nullable String bucket,
		boolean suppressed) {

	public Observation(Behavior behavior, UUID record, Instant at, ObjectNode evidence, @Nullable String bucket) {
		this(behavior, record, at, evidence, bucket, false);
	}

	/**
	 * The finding of this record alone.
	 * @throws NullPointerException if a finding needs several records
	 */
	public Finding finding() {
		return new Finding(this.record, this.at, Objects.requireNonNull(this.bucket), this.evidence);
	}

}
