/**
 * Risk events, which are stored once, and the scores of users that follow from them. The
 * call that takes events is in {@code reported}; those that list a user's events are in
 * {@code score} and {@code dismissal}.
 */
@NullMarked
package io.ztrisk.event;

import org.jspecify.annotations.NullMarked;
