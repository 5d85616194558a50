/**
 * The sender: it reads the log of changes, sends messages to the receivers of
 * subscriptions, and repeats what has failed.
 */
@NullMarked
package io.ztrisk.signal;

import org.jspecify.annotations.NullMarked;
