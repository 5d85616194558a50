package io.ztrisk.observation;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Whether an observation is a finding.
 *
 * @param eventId the event that it is a finding of, null if it is none
 * @param evidence the finding's evidence as JSON, null if it is the same as the
 * observation's
 * @param uncertain whether it would be a finding if its values were exact
 */
public record FindingState(@Nullable UUID eventId, @Nullable String evidence, boolean uncertain) {

	public static final FindingState NONE = new FindingState(null, null, false);

}
