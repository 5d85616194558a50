/**
 * Reported events: the call that takes them, and the checks of their fields.
 */
@NullMarked
package io.ztrisk.reported;

import org.jspecify.annotations.NullMarked;
