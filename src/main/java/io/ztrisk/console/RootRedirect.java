package io.ztrisk.console;

import java.util.Collections;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpRequestHandler;

/**
 * Redirects a browser from the root to the console. Any other request for the root has no
 * route.
 */
class RootRedirect implements HttpRequestHandler {

	static boolean isFor(HttpServletRequest request) {
		String method = request.getMethod();
		return (method.equals(HttpMethod.GET.name()) || method.equals(HttpMethod.HEAD.name()))
				&& acceptsPage(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
	}

	/** Whether {@code text/html} is an accepted type; a wildcard is not enough. */
	static boolean acceptsPage(List<String> accept) {
		try {
			return MediaType.parseMediaTypes(accept)
				.stream()
				.anyMatch((type) -> type.equalsTypeAndSubtype(MediaType.TEXT_HTML) && type.getQualityValue() > 0);
		}
		catch (InvalidMediaTypeException ex) {
			return false;
		}
	}

	@Override
	public void handleRequest(HttpServletRequest request, HttpServletResponse response) {
		response.setStatus(HttpServletResponse.SC_SEE_OTHER);
		response.setHeader(HttpHeaders.LOCATION, ConsoleRoutes.ROOT + "/");
	}

}
