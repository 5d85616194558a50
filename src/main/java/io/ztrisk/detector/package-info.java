/**
 * The detectors, each of one behaviour and one type of activity.
 */
@NullMarked
package io.ztrisk.detector;

import org.jspecify.annotations.NullMarked;
