package io.ztrisk.ssf;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The new state of a stream.
 *
 * @param url where messages are sent, null if the receiver asks for them
 * @param keepsAuthorization whether the header of messages stays as it is
 * @param authorization the value of a header otherwise, null for none
 * @param events the types that the receiver wants, null for the default
 */
record StreamChange(@Nullable String url, boolean keepsAuthorization, @Nullable String authorization,
		@Nullable List<String> events, @Nullable String description) {

	/** Without the header. */
	@Override
	public String toString() {
		return "StreamChange[]";
	}

}
