package io.ztrisk.outgoing;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * The parts of the answer to a request that are kept: never its text.
 *
 * @param error why it is no success; null for a complete answer of status 2xx
 * @param status the HTTP status, if there is one
 * @param retryAfter how long to wait, if a failure says so: at most an hour
 * @param err a reason of RFC 8935 or SSF in an answer of status 400, if it is known
 * @param milliseconds how long it took
 */
public record OutgoingAnswer(@Nullable OutgoingError error, @Nullable Integer status, @Nullable Duration retryAfter,
		@Nullable String err, long milliseconds) {

	public boolean isSuccess() {
		return this.error == null;
	}

}
