/**
 * The detection engine: extracts observations from records, finds behaviours in them, and
 * updates the events.
 */
@NullMarked
package io.ztrisk.detection;

import org.jspecify.annotations.NullMarked;
