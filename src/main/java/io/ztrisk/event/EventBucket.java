package io.ztrisk.event;

import java.util.UUID;

import io.ztrisk.behavior.Behavior;

/**
 * A detected event and its bucket.
 *
 * @param bucket findings in one bucket are one event
 */
public record EventBucket(UUID id, Behavior behavior, String bucket) {

	EventBucket(UUID id, String behavior, String bucket) {
		this(id, new Behavior(behavior), bucket);
	}

}
