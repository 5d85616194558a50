package io.ztrisk.access;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

import io.ztrisk.api.ApiError;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;

/**
 * Reads the value of a token from the headers of a request.
 */
final class Credentials {

	private static final String EMAIL = "X-Auth-Email";

	private static final String KEY = "X-Auth-Key";

	private static final String BEARER = "Bearer ";

	private static final BitSet TOKEN = new BitSet();

	static {
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._~+/=-".chars().forEach(TOKEN::set);
	}

	private static final Pattern KEY_FORMAT = Pattern.compile("[A-Za-z0-9._-]+");

	private static final int AUTHORIZATION_FORMAT_CODE = 6111;

	private static final int EMAIL_FORMAT_CODE = 6102;

	private static final int KEY_FORMAT_CODE = 6103;

	private Credentials() {
	}

	/**
	 * Reads the header {@code Authorization}, or else {@code X-Auth-Key}.
	 * @throws ApiException if there are no credentials or they are malformed
	 */
	static String of(HttpServletRequest request) {
		List<String> authorizations = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
		return authorizations.isEmpty() ? key(request) : bearer(authorizations);
	}

	private static String bearer(List<String> authorizations) {
		String authorization = authorizations.getFirst().strip();
		if (authorizations.size() == 1 && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
			String value = authorization.substring(BEARER.length()).stripLeading();
			if (isToken(value)) {
				return value;
			}
		}
		throw malformed(List.of(cause(AUTHORIZATION_FORMAT_CODE, HttpHeaders.AUTHORIZATION)));
	}

	/** Uses no regular expression, which is slower, since every call has a token. */
	private static boolean isToken(String value) {
		for (int i = 0; i < value.length(); i++) {
			if (!TOKEN.get(value.charAt(i))) {
				return false;
			}
		}
		return !value.isEmpty();
	}

	private static String key(HttpServletRequest request) {
		String email = request.getHeader(EMAIL);
		String key = request.getHeader(KEY);
		if (email == null || key == null) {
			throw new ApiException(ErrorCode.MISSING_CREDENTIALS);
		}
		List<ApiError.Cause> causes = new ArrayList<>();
		if (email.indexOf('@') < 0) {
			causes.add(cause(EMAIL_FORMAT_CODE, EMAIL));
		}
		if (!KEY_FORMAT.matcher(key).matches()) {
			causes.add(cause(KEY_FORMAT_CODE, KEY));
		}
		if (!causes.isEmpty()) {
			throw malformed(causes);
		}
		return key;
	}

	private static ApiError.Cause cause(int code, String header) {
		return new ApiError.Cause(code, "Invalid format for %s header".formatted(header));
	}

	private static ApiException malformed(List<ApiError.Cause> causes) {
		ErrorCode code = ErrorCode.INVALID_HEADERS;
		return new ApiException(code, List.of(new ApiError(code.code(), causes, code.message(), null)));
	}

}
