/**
 * The detectors: one class a behaviour.
 */
@NullMarked
package io.ztrisk.detector;

import org.jspecify.annotations.NullMarked;
