package io.ztrisk.api;

/**
 * The paths that the API is served at. Ids are part of the route: a malformed one is no
 * route.
 */
public final class ApiPaths {

	/** The prefix of clients that keep their usual base URL. */
	public static final String CLIENT_V4 = "/client/v4";

	/** One account. */
	public static final String ACCOUNT = "/accounts/{account_id:" + AccountId.REGEX + "}";

	/** One account's risk scoring. */
	public static final String RISK_SCORING = ACCOUNT + "/zt_risk_scoring";

	/** One user, below {@link #RISK_SCORING}. */
	public static final String USER = "/{user_id:" + Uuids.REGEX + "}";

	private ApiPaths() {
	}

}
