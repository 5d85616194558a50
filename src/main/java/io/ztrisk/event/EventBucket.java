package io.ztrisk.event;

import java.util.UUID;

import io.ztrisk.behavior.Behavior;

/**
 * A detected event.
 *
 * @param id the event's id
 * @param behavior the behaviour that was found
 * @param bucket findings of one bucket are one event
 */
public record EventBucket(UUID id, Behavior behavior, String bucket) {

	EventBucket(UUID id, String behavior, String bucket) {
		this(id, new Behavior(behavior), bucket);
	}

}
