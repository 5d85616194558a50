/**
 * The sender: it reads the log of changes, sends messages to the receivers of
 * subscriptions, repeats what has failed, and drops what a newer change makes void.
 */
@NullMarked
package io.ztrisk.sender;

import org.jspecify.annotations.NullMarked;
