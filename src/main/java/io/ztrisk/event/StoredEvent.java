package io.ztrisk.event;

import java.time.Instant;
import java.util.UUID;

import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.RiskLevel;
import io.ztrisk.level.ScoredEvent;
import org.jspecify.annotations.Nullable;

/**
 * An event that a person may dismiss.
 *
 * @param bucket findings in one bucket are one event; null for a reported event
 * @param verdict of its dismissal, null if it is not dismissed
 * @param reason of its dismissal, null if it is not dismissed
 */
public record StoredEvent(UUID id, UUID user, Behavior behavior, @Nullable String bucket, String name, RiskLevel level,
		Instant at, @Nullable String verdict, @Nullable String reason) {

	StoredEvent(UUID id, UUID user, String behavior, @Nullable String bucket, String name, RiskLevel level, Instant at,
			@Nullable String verdict, @Nullable String reason) {
		this(id, user, new Behavior(behavior), bucket, name, level, at, verdict, reason);
	}

	/** Whether findings of detectors make the event. */
	public boolean isDetected() {
		return this.bucket != null;
	}

	public boolean isDismissed() {
		return this.verdict != null;
	}

	/** The event as it counts without a dismissal. */
	public ScoredEvent scored() {
		return new ScoredEvent(this.id, this.behavior, this.level, this.at);
	}

}
