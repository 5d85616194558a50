package io.ztrisk.detection;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hosts in their one form: lower case, A-labels (RFC 5890), no port, no trailing dot.
 */
final class Hosts {

	/** The host of an IPv6 address stands in brackets, and only then holds colons. */
	private static final Pattern PORT = Pattern.compile("^([^:]*|\\[[^]]*]):\\d*$");

	/** Scheme, user and password, and the authority after them (RFC 3986). */
	private static final Pattern URL = Pattern.compile("(?:(?:[^:/?#\\\\]+:)?//)?(?:[^/?#\\\\]*@)?([^/?#\\\\]*)");

	private static final Pattern TRAILING_DOTS = Pattern.compile("\\.+$");

	/** How many characters a host may have (RFC 1035, section 2.3.4). */
	private static final int MOST = 255;

	private Hosts() {
	}

	/**
	 * The one form of a host, with or without a port. What is no host is only put into
	 * lower case.
	 */
	static String normalize(String host) {
		String bare = PORT.matcher(host.strip()).replaceFirst("$1");
		return TRAILING_DOTS.matcher(ascii(bare).toLowerCase(Locale.ROOT)).replaceFirst("");
	}

	/**
	 * The host of a URL, also of a broken one that {@code java.net.URI} refuses.
	 */
	static String ofUrl(String url) {
		Matcher matcher = URL.matcher(url.strip());
		return matcher.lookingAt() ? normalize(matcher.group(1)) : "";
	}

	private static String ascii(String host) {
		if (host.length() > MOST) {
			return host;
		}
		try {
			return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED);
		}
		catch (IllegalArgumentException ex) {
			return host;
		}
	}

}
