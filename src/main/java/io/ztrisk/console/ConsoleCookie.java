package io.ztrisk.console;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * A cookie of the console, which no script can read.
 */
public abstract class ConsoleCookie {

	private final ConsoleOrigin console;

	private final String suffix;

	private final String sameSite;

	private final Duration age;

	/**
	 * Creates a cookie.
	 * @param suffix of the name
	 * @param sameSite the requests with which browsers send it
	 * @param age after which it ends; negative if it ends with the browser
	 */
	protected ConsoleCookie(ConsoleOrigin console, String suffix, String sameSite, Duration age) {
		this.console = console;
		this.suffix = suffix;
		this.sameSite = sameSite;
		this.age = age;
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

	public void write(HttpServletRequest request, HttpServletResponse response, String value) {
		add(request, response, value, this.age);
	}

	public void remove(HttpServletRequest request, HttpServletResponse response) {
		add(request, response, "", Duration.ZERO);
	}

	private void add(HttpServletRequest request, HttpServletResponse response, String value, Duration maxAge) {
		ConsoleOrigin.Origin origin = origin(request);
		response.addHeader(HttpHeaders.SET_COOKIE,
				ResponseCookie.from(name(origin), value)
					.httpOnly(true)
					.secure(origin.isSecure())
					.sameSite(this.sameSite)
					.path("/")
					.maxAge(maxAge)
					.build()
					.toString());
	}

	/**
	 * With HTTPS, browsers take a cookie of this prefix from no other host. Without
	 * HTTPS, the name has the port, since cookies are sent to all ports.
	 */
	private String name(ConsoleOrigin.Origin origin) {
		return origin.isSecure() ? "__Host-ztrisk" + this.suffix : "ztrisk" + this.suffix + "-" + origin.port();
	}

	private ConsoleOrigin.Origin origin(HttpServletRequest request) {
		return this.console.of(request).orElseThrow();
	}

}
