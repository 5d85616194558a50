package io.ztrisk.outgoing;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

import io.ztrisk.format.LowerCase;
import io.ztrisk.place.Network;

/**
 * An absolute URL of http or https with a host, and without user info and fragment. Its
 * path and query can be a secret, so that its text is the origin alone.
 */
public final class OutgoingUrl {

	/** The maximum number of characters. */
	public static final int MAX_LENGTH = 2048;

	private static final Pattern ASCII = Pattern.compile("[!-~]+");

	/** By some resolvers, a host whose last label begins like this is an address. */
	private static final Pattern NUMBER = Pattern.compile("(^|.*\\.)[0-9][^.]*");

	private static final int MAX_PORT = 65535;

	private final String value;

	private final URI uri;

	private final String host;

	private final Optional<InetAddress> address;

	private OutgoingUrl(String value, URI uri) {
		this.value = value;
		this.uri = uri;
		this.host = host(uri.getHost());
		this.address = Network.address(this.host);
	}

	/**
	 * Parses a URL. Settings are not asked: see {@link OutgoingClient#problem}.
	 * @throws OutgoingUrlException if the text is no such URL
	 */
	public static OutgoingUrl parse(String value) {
		require(value.length() <= MAX_LENGTH, "must have at most 2,048 characters");
		require(ASCII.matcher(value).matches(), "must have visible ASCII characters only, others encoded");
		URI uri = uri(value);
		require("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()),
				"must begin with https://");
		String authority = Objects.requireNonNullElse(uri.getRawAuthority(), "");
		require(!authority.contains("@"), "must not have a user or a password");
		require(uri.getRawFragment() == null, "must not have a fragment");
		require(uri.getHost() != null, "must have a valid host");
		require(uri.getPort() != 0 && uri.getPort() <= MAX_PORT, "must have a port from 1 to 65535");
		OutgoingUrl url = new OutgoingUrl(value, uri);
		require(url.address.isPresent() || !url.host.contains(":") && !NUMBER.matcher(url.host).matches(),
				"must have a name, or an address in its usual form, as its host");
		return url;
	}

	private static URI uri(String value) {
		try {
			return new URI(value);
		}
		catch (URISyntaxException ex) {
			throw new OutgoingUrlException("must be a valid URL");
		}
	}

	private static void require(boolean right, String message) {
		if (!right) {
			throw new OutgoingUrlException(message);
		}
	}

	/** Without brackets, and without the dot that ends an absolute name. */
	private static String host(String host) {
		String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
		return LowerCase.of(bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare);
	}

	/** The URL to the letter. It can be a secret. */
	public String value() {
		return this.value;
	}

	/** Scheme, host and port, for logs and errors. */
	public String origin() {
		String name = this.host.contains(":") ? "[" + this.host + "]" : this.host;
		return scheme() + "://" + name + ((port() < 0) ? "" : ":" + port());
	}

	String scheme() {
		return LowerCase.of(this.uri.getScheme());
	}

	/** Whether everybody on the way can read a request. */
	boolean isPlain() {
		return scheme().equals("http");
	}

	/** A name in lower case, or an address without brackets. */
	String host() {
		return this.host;
	}

	/** The address if the host is one. */
	Optional<InetAddress> address() {
		return this.address;
	}

	/** The port; -1 for that of the scheme. */
	int port() {
		return this.uri.getPort();
	}

	/** The path with the query, as they were written. */
	String target() {
		String path = this.uri.getRawPath().isEmpty() ? "/" : this.uri.getRawPath();
		return (this.uri.getRawQuery() != null) ? path + "?" + this.uri.getRawQuery() : path;
	}

	/** The origin alone. */
	@Override
	public String toString() {
		return origin();
	}

}
