package io.ztrisk.observation;

import java.util.UUID;

import io.ztrisk.behavior.Behavior;

/**
 * Tells an account's observations apart.
 */
public record ObservationKey(UUID user, Behavior behavior, UUID record) {

}
