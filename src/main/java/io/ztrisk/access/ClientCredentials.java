package io.ztrisk.access;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * The request of a client for an access token: its id and secret as Basic or in the form
 * (RFC 6749, section 2.3.1).
 *
 * @param id the id of a token
 * @param value the value of this token
 * @param scope empty for all
 */
record ClientCredentials(String id, String value, String scope) {

	private static final String BASIC = "Basic ";

	private static final String GRANT = "client_credentials";

	static ClientCredentials read(HttpServletRequest request, byte[] body) throws IOException, GrantException {
		MultiValueMap<String, String> form = form(body);
		String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
		List<String> pair = (authorization != null) ? basic(authorization)
				: List.of(one(form, "client_id"), one(form, "client_secret"));
		if (authorization != null && form.containsKey("client_secret")) {
			throw new GrantException(GrantException.INVALID_REQUEST, "The secret is sent twice");
		}
		String grant = one(form, "grant_type");
		if (!grant.equals(GRANT)) {
			throw grant.isEmpty() ? new GrantException(GrantException.INVALID_REQUEST, "grant_type is required")
					: new GrantException(GrantException.UNSUPPORTED_GRANT_TYPE, "grant_type must be " + GRANT);
		}
		if (pair.getFirst().isEmpty() || pair.getLast().isEmpty()) {
			throw new GrantException(GrantException.INVALID_CLIENT, "The id and the value of a token are required");
		}
		return new ClientCredentials(pair.getFirst(), pair.getLast(), one(form, "scope"));
	}

	private static List<String> basic(String authorization) throws GrantException {
		if (authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
			try {
				String pair = new String(Base64.getDecoder().decode(authorization.substring(BASIC.length()).strip()),
						StandardCharsets.UTF_8);
				int colon = pair.indexOf(':');
				if (colon > 0) {
					return List.of(pair.substring(0, colon), pair.substring(colon + 1));
				}
			}
			catch (IllegalArgumentException ex) {
				// It is refused like any other.
			}
		}
		throw new GrantException(GrantException.INVALID_CLIENT, "The header Authorization must be Basic");
	}

	/** A parameter; empty if it is missing. */
	private static String one(MultiValueMap<String, String> form, String name) throws GrantException {
		List<@Nullable String> values = form.get(name);
		if (values == null) {
			return "";
		}
		if (values.size() > 1) {
			throw new GrantException(GrantException.INVALID_REQUEST, name + " is sent twice");
		}
		String value = values.getFirst();
		return (value != null) ? value : "";
	}

	private static MultiValueMap<String, String> form(byte[] body) throws IOException, GrantException {
		try {
			MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
			form.addAll(new FormHttpMessageConverter().read(null, new Body(body)));
			return form;
		}
		catch (HttpMessageNotReadableException ex) {
			throw new GrantException(GrantException.INVALID_REQUEST, "The form is malformed");
		}
	}

	/** Without the value. */
	@Override
	public String toString() {
		return "ClientCredentials[" + this.id + "]";
	}

	/** A body that was read. */
	private record Body(byte[] bytes) implements HttpInputMessage {

		@Override
		public InputStream getBody() {
			return new ByteArrayInputStream(this.bytes);
		}

		@Override
		public HttpHeaders getHeaders() {
			return new HttpHeaders();
		}

	}

}
