package io.ztrisk.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.ztrisk.api.ApiSchema;

/**
 * Whether logins count that come from an anonymizing network, as their records say.
 */
@ApiSchema("AnonymizerPolicy")
public enum AnonymizerPolicy {

	/** They count like others. */
	@JsonProperty("judge")
	JUDGE,

	/** They count like logins from an excluded network. */
	@JsonProperty("suppress")
	SUPPRESS

}
