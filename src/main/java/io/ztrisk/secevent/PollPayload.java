package io.ztrisk.secevent;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The answer to a poll (RFC 8936, section 2.3).
 *
 * @param moreAvailable whether there is more, for another call at once; not written if
 * there is none, since RFC 8936 allows that and some receivers cannot read it
 * @param sets the security event tokens by their ids
 */
record PollPayload(@JsonInclude(JsonInclude.Include.NON_DEFAULT) @JsonProperty("moreAvailable") boolean moreAvailable,
		Map<String, String> sets) {

}
