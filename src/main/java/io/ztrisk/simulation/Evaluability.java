package io.ztrisk.simulation;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.ztrisk.api.ApiSchema;

/**
 * Whether the kept observations show what a change would have done.
 */
@ApiSchema("Evaluability")
enum Evaluability {

	/** They show all of it. */
	@JsonProperty("yes")
	YES,

	/** Some events may be missing. */
	@JsonProperty("partly")
	PARTLY,

	/** Nothing is kept, and stored events stay as they are. */
	@JsonProperty("no")
	NO

}
