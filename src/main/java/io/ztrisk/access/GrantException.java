package io.ztrisk.access;

/**
 * Refuses an access token, with an error of RFC 6749, section 5.2.
 */
@SuppressWarnings("serial")
class GrantException extends Exception {

	static final String INVALID_CLIENT = "invalid_client";

	static final String INVALID_REQUEST = "invalid_request";

	static final String INVALID_SCOPE = "invalid_scope";

	static final String UNSUPPORTED_GRANT_TYPE = "unsupported_grant_type";

	private final String error;

	private final String description;

	GrantException(String error, String description) {
		super(description);
		this.error = error;
		this.description = description;
	}

	String description() {
		return this.description;
	}

	String error() {
		return this.error;
	}

}
