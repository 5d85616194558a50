package io.ztrisk.observation;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What an observation was judged to be.
 *
 * @param event the event that it is a finding of, null if it is none
 * @param evidence the finding's evidence as JSON, null if that is the facts
 * @param inexact whether it is no finding only because places are not exact
 */
public record Verdict(@Nullable UUID event, @Nullable String evidence, boolean inexact) {

	/** Nothing was found. */
	public static final Verdict NOTHING = new Verdict(null, null, false);

}
