package io.ztrisk.detection;

import java.net.InetAddress;
import java.util.Optional;

/**
 * A network of IPv4 or IPv6 addresses.
 */
record Network(InetAddress address, int prefix) {

	/**
	 * Reads CIDR notation; empty if the text is none.
	 */
	static Optional<Network> parse(String cidr) {
		String[] parts = cidr.split("/", -1);
		if (parts.length != 2 || !parts[1].matches("\\d{1,3}")) {
			return Optional.empty();
		}
		try {
			InetAddress address = InetAddress.ofLiteral(parts[0]);
			int prefix = Integer.parseInt(parts[1]);
			return (prefix <= address.getAddress().length * 8) ? Optional.of(new Network(address, prefix))
					: Optional.empty();
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	boolean contains(InetAddress other) {
		byte[] mine = this.address.getAddress();
		byte[] theirs = other.getAddress();
		for (int bit = 0; bit < this.prefix; bit++) {
			int mask = 0x80 >> (bit % 8);
			if (mine.length != theirs.length || (mine[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
				return false;
			}
		}
		return mine.length == theirs.length;
	}

}
