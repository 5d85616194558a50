package io.ztrisk.api;

import java.util.List;

import io.ztrisk.format.Uuids;
import jakarta.servlet.http.HttpServletRequest;

/**
 * The paths of the API, without their prefixes, which Spring removes. Ids are part of the
 * route: a path with a malformed id has no route.
 */
public final class ApiPaths {

	/** The second base path, that of Cloudflare's API. */
	public static final String CLIENT_V4 = "/client/v4";

	/** The base path of the console's calls, where a session is the only credential. */
	public static final String CONSOLE_API = "/console/api";

	/** The base paths of the API. */
	public static final List<String> BASES = List.of("", CLIENT_V4, CONSOLE_API, CONSOLE_API + CLIENT_V4);

	/** The session itself, which has a route below {@link #CONSOLE_API} alone. */
	public static final String SESSION = "/session";

	public static final String ACCOUNT_ID = "/{account_id:" + AccountId.REGEX + "}";

	/** The paths for receivers of Shared Signals, which have no envelope. */
	public static final String SSF = "/ssf" + ACCOUNT_ID;

	public static final String ACCOUNT = "/accounts" + ACCOUNT_ID;

	public static final String RISK_SCORING = ACCOUNT + "/zt_risk_scoring";

	/** A user, below {@link #RISK_SCORING}. */
	public static final String USER = "/{user_id:" + Uuids.REGEX + "}";

	/** An event of a user. */
	public static final String EVENT = "/{event_id:" + Uuids.REGEX + "}";

	private ApiPaths() {
	}

	/** Whether a request is below {@link #CONSOLE_API}. */
	public static boolean isOfConsole(HttpServletRequest request) {
		return request.getServletPath().startsWith(CONSOLE_API);
	}

}
