package io.ztrisk.place;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A network of IPv4 or IPv6 addresses. An IPv4-mapped IPv6 address is an IPv4 address.
 *
 * @param address the first address
 * @param prefix the number of leading bits that all addresses share
 */
public record Network(InetAddress address, int prefix) {

	/** IPv4 with four parts only: Java also accepts fewer parts, with another meaning. */
	private static final Pattern ADDRESS = Pattern
		.compile("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}|[\\p{XDigit}.]*:[\\p{XDigit}:.]*");

	private static final Pattern CIDR = Pattern.compile("([^/]+)/(0|[1-9]\\d{0,2})");

	/** Two or more parts of an IPv6 address that are zero. */
	private static final Pattern ZEROS = Pattern.compile("(^|:)0(:0)+(:|$)");

	private static final int MAPPED_BITS = 96;

	public Network {
		address = first(address, prefix);
	}

	/** Parses a network in CIDR notation; empty if the text is invalid. */
	public static Optional<Network> parse(String cidr) {
		Matcher parts = CIDR.matcher(cidr);
		return parts.matches() ? address(parts.group(1)).flatMap((address) -> {
			boolean mapped = address instanceof Inet4Address && parts.group(1).contains(":");
			int prefix = Integer.parseInt(parts.group(2)) - (mapped ? MAPPED_BITS : 0);
			return (prefix >= 0 && prefix <= address.getAddress().length * 8)
					? Optional.of(new Network(address, prefix)) : Optional.empty();
		}) : Optional.empty();
	}

	/** Parses an address; empty if the text is invalid. No host name is looked up. */
	public static Optional<InetAddress> address(String text) {
		try {
			return ADDRESS.matcher(text).matches() ? Optional.of(InetAddress.ofLiteral(text)) : Optional.empty();
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	/** The /24 (IPv4) or /48 (IPv6) network of an address, which is usually one site. */
	public static Network around(InetAddress address) {
		return new Network(address, (address instanceof Inet4Address) ? 24 : 48);
	}

	public boolean contains(InetAddress other) {
		return other.getClass() == this.address.getClass() && first(other, this.prefix).equals(this.address);
	}

	/** In the form of RFC 5952: of zeros, the longest run is left out. */
	@Override
	public String toString() {
		String text = this.address.getHostAddress();
		if (text.contains(":")) {
			String zeros = ZEROS.matcher(text)
				.results()
				.map(MatchResult::group)
				.max(Comparator.comparing(String::length))
				.orElse("");
			text = zeros.isEmpty() ? text : text.replaceFirst(Pattern.quote(zeros), "::");
		}
		return text + "/" + this.prefix;
	}

	private static InetAddress first(InetAddress address, int prefix) {
		byte[] bytes = address.getAddress();
		for (int bit = prefix; bit < bytes.length * 8; bit++) {
			bytes[bit / 8] &= (byte) ~(0x80 >> (bit % 8));
		}
		try {
			return InetAddress.getByAddress(bytes);
		}
		catch (UnknownHostException ex) {
			throw new IllegalStateException("An address has a valid length", ex);
		}
	}

}
