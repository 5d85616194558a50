package io.ztrisk.sighting;

import java.time.LocalDate;

/**
 * The first and the last day of a user.
 */
record KnownDays(LocalDate first, LocalDate last) {

	KnownDays and(KnownDays other) {
		return new KnownDays(other.first.isBefore(this.first) ? other.first : this.first,
				other.last.isAfter(this.last) ? other.last : this.last);
	}

}
