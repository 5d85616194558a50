package io.ztrisk.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.io.Resource;
import org.springframework.http.HttpMethod;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.support.WebContentGenerator;

/**
 * Serves a resource that does not change while the server runs.
 */
class Asset extends WebContentGenerator implements HttpRequestHandler {

	/**
	 * The page loads only the server's resources. Its script contains images and styles.
	 */
	private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; "
			+ "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

	private final String type;

	private final Supplier<Resource> source;

	Asset(String type, Supplier<Resource> source) {
		super(HttpMethod.GET.name(), HttpMethod.HEAD.name());
		this.type = type;
		this.source = source;
	}

	@Override
	public void handleRequest(HttpServletRequest request, HttpServletResponse response)
			throws ServletException, IOException {
		checkRequest(request);
		Resource resource = this.source.get();
		response.setContentType(this.type);
		response.setContentLengthLong(resource.contentLength());
		response.setHeader("Content-Security-Policy", POLICY);
		try (InputStream bytes = resource.getInputStream()) {
			bytes.transferTo(response.getOutputStream());
		}
	}

}
