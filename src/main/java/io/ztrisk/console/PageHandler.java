package io.ztrisk.console;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.support.WebContentGenerator;

/**
 * Serves the page of the console. A browser asks each time whether it has changed.
 */
class PageHandler extends WebContentGenerator implements HttpRequestHandler {

	private final ConsoleFiles files;

	PageHandler(ConsoleFiles files) {
		super(HttpMethod.GET.name(), HttpMethod.HEAD.name());
		this.files = files;
	}

	@Override
	public void handleRequest(HttpServletRequest request, HttpServletResponse response)
			throws ServletException, IOException {
		checkRequest(request);
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
		if (!new ServletWebRequest(request, response).checkNotModified("\"" + this.files.hash() + "\"")) {
			AssetHandler.write(this.files.page().type(), this.files.page().bytes(), response);
		}
	}

}
