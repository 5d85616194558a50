package io.ztrisk.format;

import java.net.IDN;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.hc.client5.http.psl.PublicSuffixMatcher;
import org.apache.hc.client5.http.psl.PublicSuffixMatcherLoader;

/**
 * Hosts in their one form: lower case, A-labels (RFC 5890), no port, no trailing dot.
 */
public final class Hosts {

	/** The host of an IPv6 address stands in brackets, and only then holds colons. */
	private static final Pattern PORT = Pattern.compile("^([^:]*|\\[[^]]*]):\\d*$");

	/** Scheme, user and password, and the authority after them (RFC 3986). */
	private static final Pattern URL = Pattern.compile("(?:(?:[^:/?#\\\\]+:)?//)?(?:[^/?#\\\\]*@)?([^/?#\\\\]*)");

	/** How many characters a host may have (RFC 1035, section 2.3.4). */
	public static final int MOST = 255;

	/** An address: what no domain ends with. */
	private static final Pattern ADDRESS = Pattern.compile("(^|\\.)[0-9]+$|]$");

	/** More labels than any registrable domain has. */
	private static final int MOST_LABELS = 10;

	private Hosts() {
	}

	/**
	 * The one form of a host, with or without a port. What is no host is only put into
	 * lower case.
	 */
	public static String normalize(String host) {
		String bare = PORT.matcher(host.strip()).replaceFirst("$1");
		String lower = LowerCase.of(ascii(bare));
		int end = lower.length();
		while (end > 0 && lower.charAt(end - 1) == '.') {
			end--;
		}
		return lower.substring(0, end);
	}

	/**
	 * The registrable domain of a host in its one form: a public suffix and the label
	 * before it, or else the host itself. Suffixes below which private people and
	 * companies register, such as {@code github.io}, are public, too.
	 */
	public static String registrable(String host) {
		if (host.length() > MOST || ADDRESS.matcher(host).find()) {
			return host;
		}
		String domain = Suffixes.LIST.getDomainRoot(lastLabels(host));
		return (domain != null) ? domain : host;
	}

	/** The last labels, without which a host of a hundred of them would cost much. */
	private static String lastLabels(String host) {
		int start = host.length();
		for (int labels = 0; labels < MOST_LABELS && start >= 0; labels++) {
			start = host.lastIndexOf('.', start - 1);
		}
		return host.substring(start + 1);
	}

	/**
	 * The host of a URL, also of a broken one that {@code java.net.URI} refuses.
	 */
	public static String ofUrl(String url) {
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

	/**
	 * Public suffixes, read when they are needed for the first time.
	 */
	private static final class Suffixes {

		private static final PublicSuffixMatcher LIST = PublicSuffixMatcherLoader.getDefault();

	}

}
