package io.ztrisk.detection;

import java.util.UUID;

import io.ztrisk.behavior.Behavior;

/**
 * A suppressed pair of a user.
 */
record UserPair(UUID user, Behavior behavior, SuppressedPair pair) {

}
