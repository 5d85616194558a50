/**
 * Sightings: the days on which a value of a field was seen of a user, from which new
 * values are told.
 */
@NullMarked
package io.ztrisk.sighting;

import org.jspecify.annotations.NullMarked;
