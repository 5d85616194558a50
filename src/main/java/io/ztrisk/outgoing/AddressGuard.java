package io.ztrisk.outgoing;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.ztrisk.place.Network;

/**
 * Tells which addresses a request may reach: public ones, and those that an operator
 * allows. The refused networks are those of IANA's registries of special-purpose
 * addresses, with multicast.
 */
final class AddressGuard {

	private static final List<Network> REFUSED = networks("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8",
			"169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
			"198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3", "2001::/23", "2001:db8::/32",
			"3fff::/20");

	private static final Network PUBLIC_IPV6 = network("2000::/3");

	/** Addresses whose last four bytes are an IPv4 address (RFC 6052). */
	private static final Network NAT64 = network("64:ff9b::/96");

	/** Addresses whose bytes after the first two are an IPv4 address (RFC 3056). */
	private static final Network SIX_TO_FOUR = network("2002::/16");

	private final List<Network> allowed;

	AddressGuard(List<Network> allowed) {
		this.allowed = List.copyOf(allowed);
	}

	/**
	 * The problem of a new URL; empty if there is none. The addresses of a name are
	 * checked at each connection.
	 */
	Optional<String> problem(OutgoingUrl url) {
		if (url.isPlain() && this.allowed.isEmpty()) {
			return Optional.of("must begin with https://");
		}
		return url.address()
			.filter((address) -> !mayReach(List.of(address), url.isPlain()))
			.map((address) -> url.isPlain() && isPublic(address) ? "must begin with https://"
					: "must not name a private or reserved address");
	}

	/**
	 * Whether a request may go to a host.
	 * @param addresses all addresses of the host
	 * @param plain whether it would go by http
	 */
	boolean mayReach(List<InetAddress> addresses, boolean plain) {
		return !addresses.isEmpty()
				&& addresses.stream().allMatch((address) -> isIn(this.allowed, address) || !plain && isPublic(address));
	}

	private static boolean isPublic(InetAddress address) {
		InetAddress inner = unwrap(address);
		return (inner instanceof Inet4Address || PUBLIC_IPV6.contains(inner)) && !isIn(REFUSED, inner);
	}

	/** The IPv4 address that a gateway would reach for an IPv6 address. */
	private static InetAddress unwrap(InetAddress address) {
		byte[] bytes = address.getAddress();
		try {
			if (NAT64.contains(address)) {
				return InetAddress.getByAddress(Arrays.copyOfRange(bytes, 12, 16));
			}
			// Makes an IPv4 address of a mapped one.
			return InetAddress.getByAddress(SIX_TO_FOUR.contains(address) ? Arrays.copyOfRange(bytes, 2, 6) : bytes);
		}
		catch (UnknownHostException ex) {
			throw new IllegalStateException("An address has a valid length", ex);
		}
	}

	private static boolean isIn(List<Network> networks, InetAddress address) {
		return networks.stream().anyMatch((network) -> network.contains(address));
	}

	private static List<Network> networks(String... cidrs) {
		return Stream.of(cidrs).map(AddressGuard::network).toList();
	}

	private static Network network(String cidr) {
		return Network.parse(cidr).orElseThrow();
	}

}
