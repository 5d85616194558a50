package io.ztrisk.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.ztrisk.api.ApiError;
import io.ztrisk.api.ApiPaths;
import io.ztrisk.api.ApiResponse;
import io.ztrisk.api.ErrorCode;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives the answers of the console the headers by which a browser protects it, and
 * refuses requests for other hosts. If the console is off, no path of it has a route.
 */
class ConsoleFilter implements Filter {

	/** The page loads only files of this server, and makes no HTML of texts. */
	private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
			+ "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
			+ "require-trusted-types-for 'script'; trusted-types 'none'";

	private static final String OTHER_HOST = "The console does not answer for this host. Set ZTRISK_PUBLIC_URL to the "
			+ "address at which browsers reach it, such as https://risk.example.com.";

	private final ConsoleProperties properties;

	private final ConsoleOrigin origin;

	private final JsonMapper json;

	ConsoleFilter(ConsoleProperties properties, ConsoleOrigin origin, JsonMapper json) {
		this.properties = properties;
		this.origin = origin;
		this.json = json;
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		HttpServletRequest call = (HttpServletRequest) request;
		HttpServletResponse answer = (HttpServletResponse) response;
		if (!this.properties.console()) {
			answer.sendError(HttpServletResponse.SC_NOT_FOUND);
			return;
		}
		answer.setHeader("Content-Security-Policy", POLICY);
		answer.setHeader("X-Frame-Options", "DENY");
		answer.setHeader("Cross-Origin-Opener-Policy", "same-origin");
		answer.setHeader("Cross-Origin-Resource-Policy", "same-origin");
		if (this.origin.of(call).isPresent()) {
			chain.doFilter(request, response);
		}
		else {
			refuse(call, answer);
		}
	}

	private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
		boolean api = ApiPaths.isOfConsole(request);
		String body = api
				? this.json
					.writeValueAsString(ApiResponse.failure(List.of(ApiError.of(ErrorCode.REFUSED_ORIGIN, OTHER_HOST))))
				: OTHER_HOST + "\n";
		response.setStatus(ErrorCode.REFUSED_ORIGIN.status().value());
		AssetHandler.write(api ? "application/json" : "text/plain;charset=utf-8", body.getBytes(StandardCharsets.UTF_8),
				response);
	}

}
