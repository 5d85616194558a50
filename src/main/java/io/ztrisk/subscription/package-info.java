/**
 * Subscriptions to the changes of levels, and their deliveries: how far a receiver has
 * got, and what waits for it.
 */
@NullMarked
package io.ztrisk.subscription;

import org.jspecify.annotations.NullMarked;
