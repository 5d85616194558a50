package io.ztrisk.dryrun;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.ztrisk.api.ApiSchema;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a record in a dry run.
 */
@ApiSchema("DryRunOutcome")
public enum DryRunOutcome {

	/** A behaviour would keep it. */
	@JsonProperty("matched")
	MATCHED(null),

	/** No behaviour would keep it. */
	@JsonProperty("unmatched")
	UNMATCHED(null),

	/** It names no user. */
	@JsonProperty("ignored")
	IGNORED("The record names no user"),

	/** It is too old to be evaluated. */
	@JsonProperty("late")
	LATE("The record is too old to be evaluated"),

	/** It is not a record of the dataset. */
	@JsonProperty("rejected")
	REJECTED(null);

	private final @Nullable String reason;

	DryRunOutcome(@Nullable String reason) {
		this.reason = reason;
	}

	/** Null if there is none, or each record has its own. */
	@Nullable String reason() {
		return this.reason;
	}

}
