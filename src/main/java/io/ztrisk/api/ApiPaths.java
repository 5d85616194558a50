package io.ztrisk.api;

import io.ztrisk.format.Uuids;

/**
 * The paths of the API, without the prefix {@link #CLIENT_V4}, which Spring removes. Ids
 * are part of the route: a path with a malformed id has no route.
 */
public final class ApiPaths {

	/** The second base path, that of Cloudflare's API. */
	public static final String CLIENT_V4 = "/client/v4";

	public static final String ACCOUNT_ID = "/{account_id:" + AccountId.REGEX + "}";

	public static final String ACCOUNT = "/accounts" + ACCOUNT_ID;

	public static final String RISK_SCORING = ACCOUNT + "/zt_risk_scoring";

	/** A user, below {@link #RISK_SCORING}. */
	public static final String USER = "/{user_id:" + Uuids.REGEX + "}";

	private ApiPaths() {
	}

}
