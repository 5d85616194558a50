package io.ztrisk.observation;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * An observation that no longer counts at its time: a new one has replaced it, or it is
 * above the limit of its hour.
 *
 * @param eventId the event that it was a finding of, null if it was none
 */
public record RemovedObservation(ObservationKey key, Instant at, @Nullable UUID eventId) {

}
