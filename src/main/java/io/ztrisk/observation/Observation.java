package io.ztrisk.observation;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import io.ztrisk.behavior.Behavior;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the detector of a behaviour keeps of a record.
 *
 * @param behavior which behaviour
 * @param record the key of the record
 * @param at the time of the record
 * @param facts what was seen, as the details of an event show it
 * @param bucket the bucket of the finding that the record is by itself, null if it takes
 * others to tell
 * @param suppressed whether the account has excluded it: then it is only listed
 */
public record Observation(Behavior behavior, UUID record, Instant at, ObjectNode facts, @Nullable String bucket,
		boolean suppressed) {

	/**
	 * An observation that counts.
	 */
	public Observation(Behavior behavior, UUID record, Instant at, ObjectNode facts, @Nullable String bucket) {
		this(behavior, record, at, facts, bucket, false);
	}

	/**
	 * The finding that this is by itself.
	 * @throws NullPointerException if it takes others to tell
	 */
	public Finding finding() {
		return new Finding(this.record, this.at, Objects.requireNonNull(this.bucket), this.facts);
	}

}
