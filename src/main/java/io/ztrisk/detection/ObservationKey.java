package io.ztrisk.detection;

import java.util.UUID;

import io.ztrisk.behavior.Behavior;

/**
 * Tells an account's observations apart.
 */
record ObservationKey(UUID user, Behavior behavior, UUID record) {

}
