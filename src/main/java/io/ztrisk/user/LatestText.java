package io.ztrisk.user;

import java.time.Instant;

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * The latest e-mail or name of a user.
 *
 * @param text empty if none is known
 * @param at the time of the record that has it; without a text that of the newest record
 * of a derived user
 */
@Embeddable
record LatestText(String text, Instant at) {

	/** No text is known. */
	static final LatestText NOTHING = new LatestText("", Instant.EPOCH);

	/** Remembers the time of a record as long as no text is known. */
	LatestText seen(Instant recordAt) {
		return (this.text.isEmpty() && recordAt.isAfter(this.at)) ? new LatestText("", recordAt) : this;
	}

	/**
	 * Returns the newer text. Of two texts with the same time this is the greater one, so
	 * that the order of arrival does not matter. An empty text never replaces another.
	 */
	LatestText or(@Nullable String other, Instant otherAt) {
		if (other == null || other.isEmpty()) {
			return this;
		}
		int order = otherAt.compareTo(this.at);
		boolean newer = order > 0 || this.text.isEmpty() || (order == 0 && other.compareTo(this.text) > 0);
		return newer ? new LatestText(other, otherAt) : this;
	}

	/** The text as a search compares it. */
	String folded() {
		return UserPrefix.fold(this.text);
	}

}
