package io.ztrisk.place;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes small databases of addresses: as much of MaxMind's format 2.0 as the tests need.
 */
public final class MmdbWriter {

	private static final int EMPTY = -1;

	private static final int SEPARATOR = 16;

	private static final byte[] MARKER = "\u00ab\u00cd\u00efMaxMind.com".getBytes(StandardCharsets.ISO_8859_1);

	private final int ipVersion;

	private final String type;

	private final int built;

	private final List<int[]> nodes = new ArrayList<>(List.of(new int[] { EMPTY, EMPTY }));

	private final ByteArrayOutputStream data = new ByteArrayOutputStream();

	/**
	 * A database of IPv4 addresses, or with 6 of both kinds.
	 */
	public MmdbWriter(int ipVersion) {
		this(ipVersion, "Test", 1);
	}

	/**
	 * Creates a database with metadata: its type, and its build time in seconds since
	 * 1970.
	 */
	MmdbWriter(int ipVersion, String type, int built) {
		this.ipVersion = ipVersion;
		this.type = type;
		this.built = built;
	}

	/**
	 * Adds a network that no other overlaps.
	 */
	public MmdbWriter add(String cidr, Object value) {
		Network network = Network.parse(cidr).orElseThrow();
		byte[] address = network.address().getAddress();
		int skipped = (this.ipVersion == 6 && address.length == 4) ? 96 : 0;
		int node = 0;
		for (int bit = 0; bit < skipped + network.prefix() - 1; bit++) {
			node = child(node, bit(address, bit - skipped));
		}
		// The sign distinguishes a leaf from nodes.
		this.nodes.get(node)[bit(address, network.prefix() - 1)] = -2 - this.data.size();
		write(this.data, value);
		return this;
	}

	public void write(Path file) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		for (int[] node : this.nodes) {
			for (int entry : node) {
				int target = (entry >= 0) ? entry : this.nodes.size() + ((entry == EMPTY) ? 0 : SEPARATOR - 2 - entry);
				bytes.write(target >> 16);
				bytes.write(target >> 8);
				bytes.write(target);
			}
		}
		bytes.writeBytes(new byte[SEPARATOR]);
		bytes.writeBytes(this.data.toByteArray());
		bytes.writeBytes(MARKER);
		write(bytes,
				Map.of("binary_format_major_version", 2, "binary_format_minor_version", 0, "build_epoch", this.built,
						"database_type", this.type, "description", Map.of(), "ip_version", this.ipVersion, "languages",
						List.of(), "node_count", this.nodes.size(), "record_size", 24));
		Files.write(file, bytes.toByteArray());
	}

	private int child(int node, int bit) {
		if (this.nodes.get(node)[bit] == EMPTY) {
			this.nodes.get(node)[bit] = this.nodes.size();
			this.nodes.add(new int[] { EMPTY, EMPTY });
		}
		return this.nodes.get(node)[bit];
	}

	private static int bit(byte[] address, int bit) {
		return (bit < 0) ? 0 : address[bit / 8] >> (7 - bit % 8) & 1;
	}

	private static void write(ByteArrayOutputStream to, Object value) {
		switch (value) {
			case String text -> {
				byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
				control(to, 2, bytes.length);
				to.writeBytes(bytes);
			}
			case Double number -> {
				control(to, 3, Double.BYTES);
				to.writeBytes(ByteBuffer.allocate(Double.BYTES).putDouble(number).array());
			}
			case Integer number -> {
				control(to, 6, Integer.BYTES);
				to.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
			}
			case Float number -> {
				// An extended type has its number minus 7 in a separate byte.
				control(to, 0, Float.BYTES);
				to.write(15 - 7);
				to.writeBytes(ByteBuffer.allocate(Float.BYTES).putFloat(number).array());
			}
			case Boolean flag -> {
				control(to, 0, flag ? 1 : 0);
				to.write(14 - 7);
			}
			case Map<?, ?> map -> {
				control(to, 7, map.size());
				map.forEach((key, member) -> {
					write(to, key);
					write(to, member);
				});
			}
			case List<?> list -> {
				control(to, 0, list.size());
				to.write(11 - 7);
				list.forEach((entry) -> write(to, entry));
			}
			default -> throw new IllegalArgumentException("Not written here: " + value);
		}
	}

	private static void control(ByteArrayOutputStream to, int type, int size) {
		to.write(type << 5 | Math.min(size, 29));
		if (size >= 29) {
			to.write(size - 29);
		}
	}

}
