/**
 * Dismissals of events by people, which new findings may end, and the events of a user
 * with their states.
 */
@NullMarked
package io.ztrisk.dismissal;

import org.jspecify.annotations.NullMarked;
