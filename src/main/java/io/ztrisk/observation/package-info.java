/**
 * What is kept of records that concern a behaviour, and what was found in it.
 */
@NullMarked
package io.ztrisk.observation;

import org.jspecify.annotations.NullMarked;
