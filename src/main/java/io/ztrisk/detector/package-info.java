/**
 * Detectors: what each is, and those of the predefined behaviours, each of one type of
 * activity. Those of rules are in {@code ruleset}.
 */
@NullMarked
package io.ztrisk.detector;

import org.jspecify.annotations.NullMarked;
