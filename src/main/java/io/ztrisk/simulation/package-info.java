/**
 * Simulations: tell which events a change of the configuration would have made of the
 * kept observations, and change nothing.
 */
@NullMarked
package io.ztrisk.simulation;

import org.jspecify.annotations.NullMarked;
