package io.ztrisk.audit;

import org.jspecify.annotations.Nullable;

/**
 * Who changes something. A handler's parameter of this type is who is calling.
 *
 * @param name the token's, as it is now
 * @param tokenId null for the server itself
 * @param requestId as the answer has it, null for the server itself
 */
public record Actor(String name, @Nullable String tokenId, @Nullable String requestId) {

	/** The server as it starts. */
	public static final Actor SERVER = new Actor("ztrisk", null, null);

}
