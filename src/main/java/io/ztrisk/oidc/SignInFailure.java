package io.ztrisk.oidc;

import java.util.Locale;

/**
 * Why a sign-in began no session.
 */
enum SignInFailure {

	/** The provider, or the person there, refused it. */
	DENIED,

	/** The browser has no cookie of a sign-in: it took too long, or has ended. */
	EXPIRED,

	/** The provider did not answer, or not as it must. */
	FAILED,

	/** The person has a group with a role on no account. */
	NO_GRANT;

	/** The page of the console that says so. */
	String page() {
		return "/console/?signin=" + name().toLowerCase(Locale.ROOT);
	}

}
