package io.ztrisk.api;

import org.springframework.http.HttpStatus;

/**
 * Every error that the server can answer: its HTTP status, its code on the wire and its
 * usual message. Codes below 12000 are Cloudflare's own; those from 12000 on are ours.
 */
public enum ErrorCode {

	/** Too many calls. */
	RATE_LIMITED(HttpStatus.TOO_MANY_REQUESTS, 971, "Please wait and consider throttling your request speed"),

	/** A malformed credential header. */
	INVALID_HEADERS(HttpStatus.BAD_REQUEST, 6003, "Invalid request headers"),

	/** A body that is not JSON. */
	MALFORMED_JSON(HttpStatus.BAD_REQUEST, 6007, "Malformed JSON in request body"),

	/** No such path below the accounts, or a malformed id. */
	NO_SUCH_OBJECT(HttpStatus.NOT_FOUND, 7003, "Could not route to %s, perhaps your object identifier is invalid?"),

	/** No credentials at all. */
	MISSING_CREDENTIALS(HttpStatus.BAD_REQUEST, 9106, "Missing X-Auth-Key, X-Auth-Email or Authorization headers"),

	/** A good token, another account. */
	UNAUTHORIZED(HttpStatus.FORBIDDEN, 9109, "Unauthorized to access requested resource"),

	/** A body of another media type. */
	UNSUPPORTED_MEDIA_TYPE(HttpStatus.BAD_REQUEST, 9207, "Content-type must be application/json."),

	/** An unknown or expired token, or one that lacks the permission. */
	AUTHENTICATION(HttpStatus.FORBIDDEN, 10000, "Authentication error"),

	/** No such path elsewhere. */
	NO_ROUTE(HttpStatus.NOT_FOUND, 10404, "No route for that URI"),

	/** A known path, another method. */
	METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, 10405, "Method not allowed for this authentication scheme"),

	/** An unexpected failure. */
	INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, 12000, "Internal error"),

	/** A user that does not exist in the account. */
	UNKNOWN_USER(HttpStatus.NOT_FOUND, 12001, "User not found"),

	/** A behaviour that is not in the catalogue. */
	UNKNOWN_BEHAVIOR(HttpStatus.BAD_REQUEST, 12002, "Unknown behavior"),

	/** A member of the body that is missing, of a wrong type or of an unknown value. */
	INVALID_FIELD(HttpStatus.BAD_REQUEST, 12003, "Invalid field"),

	/** A query parameter that is malformed or out of range. */
	INVALID_PARAMETER(HttpStatus.BAD_REQUEST, 12004, "Invalid parameter"),

	/** A body over the limit. */
	BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, 12005, "Request body is too large"),

	/** A request that the servlet container refuses before any of our code sees it. */
	REFUSED(HttpStatus.BAD_REQUEST, 12006, "Request refused: malformed request line or headers"),

	/** Too many calls at the same time. */
	OVERLOADED(HttpStatus.SERVICE_UNAVAILABLE, 12007, "Too many calls under way"),

	/** The database does not answer. */
	DATABASE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, 12008, "The database is unavailable"),

	/**
	 * A content encoding other than gzip, or a body that is not what its encoding says.
	 */
	INVALID_ENCODING(HttpStatus.BAD_REQUEST, 12009, "Content-Encoding must be gzip or identity"),

	/** A token that does not exist in the account. */
	UNKNOWN_TOKEN(HttpStatus.NOT_FOUND, 12010, "Token not found"),

	/**
	 * A body that breaks off, stands still or is malformed as HTTP.
	 */
	UNREADABLE_BODY(HttpStatus.BAD_REQUEST, 12011, "The request body could not be read"),

	/** A dataset of logs that is not known. */
	UNKNOWN_DATASET(HttpStatus.NOT_FOUND, 12012, "Unknown dataset");

	private final HttpStatus status;

	private final int code;

	private final String message;

	ErrorCode(HttpStatus status, int code, String message) {
		this.status = status;
		this.code = code;
		this.message = message;
	}

	/**
	 * The HTTP status of an answer with this error.
	 */
	public HttpStatus status() {
		return this.status;
	}

	/**
	 * The code on the wire.
	 */
	public int code() {
		return this.code;
	}

	/**
	 * The usual message.
	 */
	public String message() {
		return this.message;
	}

}
