package io.ztrisk.console;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * The origin of the console: that of {@code ztrisk.public-url}; any host name of this
 * machine without this setting, or if it has one itself. Forwarded headers are not read.
 */
@Component
public class ConsoleOrigin {

	private static final String HTTPS = "https";

	private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

	private static final Pattern HOST = Pattern
		.compile("(?<name>[a-z0-9]([a-z0-9.-]*[a-z0-9])?|\\[[0-9a-f:.]+])(:(?<port>[0-9]{1,5}))?");

	private static final Pattern URL = Pattern.compile("(?<scheme>https?)://(?<host>[^/]+)/?");

	private final @Nullable Origin configured;

	ConsoleOrigin(ConsoleProperties properties) {
		String url = properties.publicUrl();
		this.configured = (url != null) ? parse(url).orElseThrow() : null;
	}

	/** The configured origin; empty if there is none. */
	public Optional<Origin> configured() {
		return Optional.ofNullable(this.configured);
	}

	/**
	 * The configured origin, for addresses that the server tells to others.
	 * @throws ApiException with NOT_CONFIGURED if there is none
	 */
	public Origin requireConfigured() {
		Origin origin = this.configured;
		if (origin == null) {
			throw new ApiException(ErrorCode.NOT_CONFIGURED,
					ErrorCode.NOT_CONFIGURED.message() + ": set ZTRISK_PUBLIC_URL");
		}
		return origin;
	}

	/** The origin for a request; empty if the host is not the console's. */
	public Optional<Origin> of(HttpServletRequest request) {
		String host = request.getHeader(HttpHeaders.HOST);
		if (host == null) {
			return Optional.empty();
		}
		if (this.configured != null) {
			return origin(this.configured.scheme(), host).filter(this.configured::isAlso);
		}
		return origin(request.getScheme(), host).filter(Origin::isLocal);
	}

	static Optional<Origin> parse(String url) {
		Matcher matcher = URL.matcher(url.toLowerCase(Locale.ROOT));
		return matcher.matches() ? origin(matcher.group("scheme"), matcher.group("host"))
			.filter((origin) -> origin.isSecure() || origin.isLocal()) : Optional.empty();
	}

	private static Optional<Origin> origin(String scheme, String host) {
		Matcher matcher = HOST.matcher(host.toLowerCase(Locale.ROOT));
		if (!matcher.matches()) {
			return Optional.empty();
		}
		String port = matcher.group("port");
		int number = (port != null) ? Integer.parseInt(port) : scheme.equals(HTTPS) ? 443 : 80;
		return Optional.of(new Origin(scheme, matcher.group("name"), number));
	}

	/**
	 * An origin as in RFC 6454.
	 *
	 * @param name of the host, in lower case
	 */
	public record Origin(String scheme, String name, int port) {

		public boolean isSecure() {
			return this.scheme.equals(HTTPS);
		}

		/** Whether its name is one of this machine. */
		boolean isLocal() {
			return LOOPBACK.contains(this.name);
		}

		/** Whether another origin is this one, or has another name of this machine. */
		boolean isAlso(Origin other) {
			return equals(other) || (isLocal() && other.isLocal() && this.port == other.port);
		}

		/** As browsers send it: without the default port. */
		@Override
		public String toString() {
			boolean usual = this.port == (isSecure() ? 443 : 80);
			return this.scheme + "://" + this.name + (usual ? "" : ":" + this.port);
		}

	}

}
