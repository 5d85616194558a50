package io.ztrisk.user;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The latest e-mail or name of a user.
 *
 * @param text empty if none is known
 * @param at the time of the record that said so
 */
record LatestText(String text, Instant at) {

	/** Nothing known. */
	static final LatestText NOTHING = new LatestText("", Instant.EPOCH);

	/**
	 * What is shown when a record says this: the newest; of two at the same time the
	 * greater text, so that no order of arrival matters. No text never replaces one.
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
