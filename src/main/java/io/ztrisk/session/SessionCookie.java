package io.ztrisk.session;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.ztrisk.console.ConsoleOrigin;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * The cookie of a session. Only the console reads it.
 */
@Component
public class SessionCookie {

	/** Browsers take a cookie of this name only by HTTPS, and from no other host. */
	private static final String SECURE_NAME = "__Host-ztrisk";

	private final ConsoleOrigin console;

	SessionCookie(ConsoleOrigin console) {
		this.console = console;
	}

	/** The value that a browser sends. Of several, none is trusted. */
	public Optional<String> read(HttpServletRequest request) {
		Cookie[] cookies = request.getCookies();
		String name = name(origin(request));
		List<String> sent = Stream.of((cookies != null) ? cookies : new Cookie[0])
			.filter((cookie) -> cookie.getName().equals(name))
			.map(Cookie::getValue)
			.toList();
		return (sent.size() == 1) ? Optional.of(sent.getFirst()) : Optional.empty();
	}

	/** Sends a cookie that ends with the browser. */
	public void write(HttpServletRequest request, HttpServletResponse response, String value) {
		add(request, response, value, Duration.ofSeconds(-1));
	}

	public void remove(HttpServletRequest request, HttpServletResponse response) {
		add(request, response, "", Duration.ZERO);
	}

	private void add(HttpServletRequest request, HttpServletResponse response, String value, Duration age) {
		ConsoleOrigin.Origin origin = origin(request);
		response.addHeader(HttpHeaders.SET_COOKIE,
				ResponseCookie.from(name(origin), value)
					.httpOnly(true)
					.secure(origin.isSecure())
					.sameSite("Strict")
					.path("/")
					.maxAge(age)
					.build()
					.toString());
	}

	/** Without HTTPS, the name has the port, since cookies are sent to all ports. */
	private static String name(ConsoleOrigin.Origin origin) {
		return origin.isSecure() ? SECURE_NAME : "ztrisk-" + origin.port();
	}

	private ConsoleOrigin.Origin origin(HttpServletRequest request) {
		return this.console.of(request).orElseThrow();
	}

}
