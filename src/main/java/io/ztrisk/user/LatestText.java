package io.ztrisk.user;

import java.time.Instant;

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * The latest e-mail or name of a user.
 *
 * @param text empty if none is known
 * @param at the time of the record that it comes from
 */
@Embeddable
record LatestText(String text, Instant at) {

	/** No text is known. */
	static final LatestText NOTHING = new LatestText("", Instant.EPOCH);

	/**
	 * The newer text of this one and a record's. Of two texts of the same time it is the
	 * greater one, so that the order of arrival does not matter. An empty text never
	 * replaces another.
	 */
	LatestText or(@Nullable String said, Instant saidAt) {
		if (said == null || said.isEmpty()) {
			return this;
		}
		int order = saidAt.compareTo(this.at);
		boolean newer = order > 0 || this.text.isEmpty() || (order == 0 && said.compareTo(this.text) > 0);
		return newer ? new LatestText(said, saidAt) : this;
	}

}
