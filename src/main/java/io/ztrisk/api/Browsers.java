package io.ztrisk.api;

import java.util.Collections;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.catalina.connector.Request;

import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * Tells a browser from a client of the API. The API ignores the header {@code Accept},
 * which {@link EdgeValve} removes; what it asked for is kept here.
 */
public final class Browsers {

	private static final String ACCEPTS_PAGE = Browsers.class.getName() + ".accepts_page";

	private Browsers() {
	}

	/**
	 * Whether the client names {@code text/html} among the types that it accepts; a
	 * wildcard does not.
	 */
	public static boolean acceptPage(HttpServletRequest request) {
		return request.getAttribute(ACCEPTS_PAGE) != null;
	}

	/**
	 * Notes whether a request for the root is a browser's.
	 */
	static void note(Request request) {
		if ("/".equals(request.getRequestURI()) && namesPage(Collections.list(request.getHeaders("Accept")))) {
			request.setAttribute(ACCEPTS_PAGE, true);
		}
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
