package io.ztrisk.openapi;

import io.ztrisk.http.Browsers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.HttpRequestHandler;

/**
 * Redirects a browser that asks for the root to the page of the API. Any other request
 * for the root has no route.
 */
class Start implements HttpRequestHandler {

	private static final String PAGE = "/docs";

	static boolean isFor(HttpServletRequest request) {
		String method = request.getMethod();
		return (method.equals(HttpMethod.GET.name()) || method.equals(HttpMethod.HEAD.name()))
				&& Browsers.acceptPage(request);
	}

	@Override
	public void handleRequest(HttpServletRequest request, HttpServletResponse response) {
		response.setStatus(HttpServletResponse.SC_FOUND);
		response.setHeader(HttpHeaders.LOCATION, PAGE);
	}

}
