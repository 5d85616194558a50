package io.ztrisk.http;

import java.util.Collections;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * Tells a browser from a client of the API. The API itself ignores the header
 * {@code Accept}.
 */
public final class Browsers {

	private Browsers() {
	}

	/**
	 * Whether the client names {@code text/html} among the types that it accepts; a
	 * wildcard does not.
	 */
	public static boolean acceptPage(HttpServletRequest request) {
		return namesPage(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
	}

	static boolean namesPage(List<String> accept) {
		try {
			return MediaType.parseMediaTypes(accept)
				.stream()
				.anyMatch((type) -> type.equalsTypeAndSubtype(MediaType.TEXT_HTML) && type.getQualityValue() > 0);
		}
		catch (InvalidMediaTypeException ex) {
			return false;
		}
	}

}
