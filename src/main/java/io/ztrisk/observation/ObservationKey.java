package io.ztrisk.observation;

import java.util.UUID;

import io.ztrisk.behavior.Behavior;

/**
 * The key of an observation in an account.
 */
public record ObservationKey(UUID user, Behavior behavior, UUID record) {

}
