package io.ztrisk.console;

import java.io.IOException;
import java.util.Collections;
import java.util.regex.Pattern;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.support.WebContentGenerator;

/**
 * Serves a file of the console. Its path has the hash of all files, so it never changes.
 */
class AssetHandler extends WebContentGenerator implements HttpRequestHandler {

	private static final Pattern GZIP = Pattern.compile("(x-)?gzip(;q=(1(\\.0*)?|0?\\.\\d*[1-9]\\d*))?",
			Pattern.CASE_INSENSITIVE);

	private static final String FOREVER = "max-age=31536000, immutable";

	private final ConsoleFile file;

	AssetHandler(ConsoleFile file) {
		super(HttpMethod.GET.name(), HttpMethod.HEAD.name());
		this.file = file;
	}

	@Override
	public void handleRequest(HttpServletRequest request, HttpServletResponse response)
			throws ServletException, IOException {
		checkRequest(request);
		response.setHeader(HttpHeaders.CACHE_CONTROL, FOREVER);
		response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
		byte[] bytes = this.file.bytes();
		if (acceptsGzip(request)) {
			response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
			bytes = this.file.gzip();
		}
		write(this.file.type(), bytes, response);
	}

	static void write(String type, byte[] bytes, HttpServletResponse response) throws IOException {
		response.setContentType(type);
		response.setContentLength(bytes.length);
		response.getOutputStream().write(bytes);
	}

	private static boolean acceptsGzip(HttpServletRequest request) {
		for (String header : Collections.list(request.getHeaders(HttpHeaders.ACCEPT_ENCODING))) {
			for (String coding : header.replaceAll("\\s", "").split(",")) {
				if (GZIP.matcher(coding).matches()) {
					return true;
				}
			}
		}
		return false;
	}

}
