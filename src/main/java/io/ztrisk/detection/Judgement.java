package io.ztrisk.detection;

import java.util.List;

/**
 * What a detector makes of a user's observations.
 *
 * @param findings what raises events
 * @param suppressed what would have been found if the account had not excluded a network
 */
public record Judgement(List<Finding> findings, List<SuppressedPair> suppressed) {

	/** Nothing found. */
	public static final Judgement NONE = new Judgement(List.of(), List.of());

}
