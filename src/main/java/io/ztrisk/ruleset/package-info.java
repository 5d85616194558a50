/**
 * The rules of accounts at work: their checks, detectors and limits.
 */
@NullMarked
package io.ztrisk.ruleset;

import org.jspecify.annotations.NullMarked;
