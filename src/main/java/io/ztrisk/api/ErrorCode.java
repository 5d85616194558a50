package io.ztrisk.api;

import org.springframework.http.HttpStatus;

/**
 * Every error that the server can answer: its HTTP status, its code and its default
 * message. Codes below 12000 are Cloudflare's, those from 12000 are ztrisk's.
 */
public enum ErrorCode {

	/** Too many calls. */
	RATE_LIMITED(HttpStatus.TOO_MANY_REQUESTS, 971, "Please wait and consider throttling your request speed"),

	/** A malformed credential header. */
	INVALID_HEADERS(HttpStatus.BAD_REQUEST, 6003, "Invalid request headers"),

	/** A body that is not JSON. */
	MALFORMED_JSON(HttpStatus.BAD_REQUEST, 6007, "Malformed JSON in request body"),

	/** A path below the accounts without a route, for example with a malformed id. */
	NO_SUCH_OBJECT(HttpStatus.NOT_FOUND, 7003, "Could not route to %s, perhaps your object identifier is invalid?"),

	/** No credentials at all. */
	MISSING_CREDENTIALS(HttpStatus.BAD_REQUEST, 9106, "Missing X-Auth-Key, X-Auth-Email or Authorization headers"),

	/** A valid token that has no access to the account. */
	UNAUTHORIZED(HttpStatus.FORBIDDEN, 9109, "Unauthorized to access requested resource"),

	/** A body of a media type that the call does not accept. */
	UNSUPPORTED_MEDIA_TYPE(HttpStatus.BAD_REQUEST, 9207, "Content-type must be application/json."),

	/** An unknown or expired token. */
	AUTHENTICATION(HttpStatus.FORBIDDEN, 10000, "Authentication error"),

	/** A valid token that lacks the permission. */
	MISSING_PERMISSION(HttpStatus.FORBIDDEN, 10000, "Authentication error"),

	/** Any other path without a route. */
	NO_ROUTE(HttpStatus.NOT_FOUND, 10404, "No route for that URI"),

	/** A path with a route for other methods only. */
	METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, 10405, "Method not allowed for this authentication scheme"),

	/** An unexpected failure. */
	INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, 12000, "Internal error"),

	/** A user that does not exist in the account. */
	UNKNOWN_USER(HttpStatus.NOT_FOUND, 12001, "User not found"),

	/**
	 * A body or a path with a behaviour that does not exist or that no account may make.
	 */
	UNKNOWN_BEHAVIOR(HttpStatus.BAD_REQUEST, 12002, "Unknown behavior"),

	/** A path of a behaviour that does not exist in the account. */
	BEHAVIOR_NOT_FOUND(HttpStatus.NOT_FOUND, 12002, "Unknown behavior"),

	/** A member of the body that is missing, of a wrong type or of an unknown value. */
	INVALID_FIELD(HttpStatus.BAD_REQUEST, 12003, "Invalid field"),

	/** A query parameter that is malformed or out of range. */
	INVALID_PARAMETER(HttpStatus.BAD_REQUEST, 12004, "Invalid parameter"),

	/** A body that exceeds a limit. */
	BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, 12005, "Request body is too large"),

	/** A request that the servlet container or Spring refuses. */
	REFUSED(HttpStatus.BAD_REQUEST, 12006, "Request refused: malformed request line or headers"),

	/** Too many calls at the same time. */
	OVERLOADED(HttpStatus.SERVICE_UNAVAILABLE, 12007, "Too many calls under way"),

	/** The database does not answer. */
	DATABASE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, 12008, "The database is unavailable"),

	/** A content encoding other than gzip, or a body that is not encoded like that. */
	INVALID_ENCODING(HttpStatus.BAD_REQUEST, 12009, "Content-Encoding must be gzip or identity"),

	/** A token that does not exist in the account. */
	UNKNOWN_TOKEN(HttpStatus.NOT_FOUND, 12010, "Token not found"),

	/** A body that ends too early, comes too slowly or is malformed HTTP. */
	UNREADABLE_BODY(HttpStatus.BAD_REQUEST, 12011, "The request body could not be read"),

	/** An unknown dataset of logs. */
	UNKNOWN_DATASET(HttpStatus.NOT_FOUND, 12012, "Unknown dataset"),

	/** An event that the user does not have. */
	UNKNOWN_EVENT(HttpStatus.NOT_FOUND, 12013, "Event not found"),

	/** A guard of the caller that differs from what is there now. */
	CHANGED_MEANWHILE(HttpStatus.PRECONDITION_FAILED, 12014, "Changed meanwhile; read it again"),

	/** A note that the user does not have. */
	UNKNOWN_NOTE(HttpStatus.NOT_FOUND, 12015, "Note not found"),

	/** A call of the console that does not come from one of its pages. */
	REFUSED_ORIGIN(HttpStatus.FORBIDDEN, 12016, "The request does not come from a page of the console"),

	/** A call of the console without a session. */
	NOT_SIGNED_IN(HttpStatus.UNAUTHORIZED, 12017, "Not signed in"),

	/** A session that does not exist in the account. */
	UNKNOWN_SESSION(HttpStatus.NOT_FOUND, 12018, "Session not found"),

	/** A cursor after which the changes that the caller has not read are unknown. */
	CURSOR_UNKNOWN(HttpStatus.CONFLICT, 12019, "Unknown cursor; read again without after"),

	/** A subscription, such as a webhook, that does not exist in the account. */
	UNKNOWN_SUBSCRIPTION(HttpStatus.NOT_FOUND, 12020, "Subscription not found"),

	/** A change that does not fit with what is there. */
	CONFLICT(HttpStatus.CONFLICT, 12021, "Conflict"),

	/** A call that needs a setting which the server does not have. */
	NOT_CONFIGURED(HttpStatus.NOT_IMPLEMENTED, 12022, "The server is not configured for this call");

	private final HttpStatus status;

	private final int code;

	private final String message;

	ErrorCode(HttpStatus status, int code, String message) {
		this.status = status;
		this.code = code;
		this.message = message;
	}

	public HttpStatus status() {
		return this.status;
	}

	public int code() {
		return this.code;
	}

	public String message() {
		return this.message;
	}

}
