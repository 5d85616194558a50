/**
 * The detection engine: observations of records, findings among them, and the events that
 * findings make.
 */
@NullMarked
package io.ztrisk.detection;

import org.jspecify.annotations.NullMarked;
