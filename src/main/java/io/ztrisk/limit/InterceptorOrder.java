package io.ztrisk.limit;

import org.springframework.core.Ordered;

/**
 * The order in which Spring MVC calls the interceptors of this server, before all others.
 */
public final class InterceptorOrder {

	/**
	 * Checks the token of a call. It acquires the permit of a call with a valid token, so
	 * that a call with an invalid one gets none.
	 */
	public static final int AUTHENTICATION = Ordered.HIGHEST_PRECEDENCE;

	/** Acquires a permit for a call without a token, as one for a static page. */
	public static final int REQUEST_BULKHEAD = AUTHENTICATION + 1;

	/** Lets a call with a valid token fail in test mode. */
	public static final int CHOSEN_FAILURE = REQUEST_BULKHEAD + 1;

	private InterceptorOrder() {
	}

}
