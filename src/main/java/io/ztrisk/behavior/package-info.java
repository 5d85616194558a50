/**
 * The catalogue of risk behaviours, those that accounts make, and their configuration.
 */
@NullMarked
package io.ztrisk.behavior;

import org.jspecify.annotations.NullMarked;
