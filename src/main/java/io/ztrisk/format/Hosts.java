package io.ztrisk.format;

import java.net.IDN;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.hc.client5.http.psl.PublicSuffixMatcher;
import org.apache.hc.client5.http.psl.PublicSuffixMatcherLoader;

/**
 * Normalizes hosts: lower case, A-labels (RFC 5890), no port, no trailing dot.
 */
public final class Hosts {

	/** The host of an IPv6 address stands in brackets, and only then holds colons. */
	private static final Pattern PORT = Pattern.compile("^([^:]*|\\[[^]]*]):\\d*$");

	/** Scheme, user and password, and the authority after them (RFC 3986). */
	private static final Pattern URL = Pattern.compile("(?:(?:[^:/?#\\\\]+:)?//)?(?:[^/?#\\\\]*@)?([^/?#\\\\]*)");

	/** The maximum number of characters (RFC 1035, section 2.3.4). */
	public static final int MAX_LENGTH = 255;

	/** An IP address: no domain ends like this. */
	private static final Pattern ADDRESS = Pattern.compile("(^|\\.)[0-9]+$|]$");

	/** More labels than any registrable domain has. */
	private static final int MAX_LABELS = 10;

	private Hosts() {
	}

	/** Normalizes a host, with or without a port; other texts become lower case. */
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
	 * The registrable domain of a normalized host: a public suffix and the label before
	 * it; the host itself if there is none. Suffixes of companies below which anybody can
	 * register, such as {@code github.io}, are public, too.
	 */
	public static String registrable(String host) {
		if (host.length() > MAX_LENGTH || ADDRESS.matcher(host).find()) {
			return host;
		}
		String domain = Suffixes.LIST.getDomainRoot(lastLabels(host));
		return (domain != null) ? domain : host;
	}

	/** Keeps the last labels: a search through hundreds of them would be slow. */
	private static String lastLabels(String host) {
		int start = host.length();
		for (int labels = 0; labels < MAX_LABELS && start >= 0; labels++) {
			start = host.lastIndexOf('.', start - 1);
		}
		return host.substring(start + 1);
	}

	/** The host of a URL, also of a malformed one that {@code java.net.URI} refuses. */
	public static String ofUrl(String url) {
		Matcher matcher = URL.matcher(url.strip());
		return matcher.lookingAt() ? normalize(matcher.group(1)) : "";
	}

	private static String ascii(String host) {
		if (host.length() > MAX_LENGTH) {
			return host;
		}
		try {
			return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED);
		}
		catch (IllegalArgumentException ex) {
			return host;
		}
	}

	/** Public suffixes, read when they are needed for the first time. */
	private static final class Suffixes {

		private static final PublicSuffixMatcher LIST = PublicSuffixMatcherLoader.getDefault();

	}

}
