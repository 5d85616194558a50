package io.ztrisk.sighting;

import java.time.LocalDate;

/**
 * A range of days, bounds included, in the sightings of a user.
 *
 * @param value the value; not used if all values are wanted
 */
record DayRange(SightingGroup group, String value, LocalDate from, LocalDate to) {

}
