package io.ztrisk.place;

import java.net.InetAddress;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The database of autonomous systems of addresses.
 */
public class AsnDatabase {

	private static final DatabaseContent CONTENT = new DatabaseContent("ztrisk.geo.asn-database",
			List.of(new DatabaseContent.Part("AS numbers", (record) -> number(record).isPresent())));

	private static final Pattern NUMBER = Pattern.compile("(?:AS)?(\\d{1,10})", Pattern.CASE_INSENSITIVE);

	/** The maximum of 32-bit AS numbers; 0 is reserved (RFC 7607). */
	private static final long MAX_NUMBER = 0xFFFFFFFFL;

	private final AddressDatabase database;

	/** Opens the database in a file; the path is empty if none is configured. */
	public AsnDatabase(String path, Clock clock) {
		this.database = new AddressDatabase(CONTENT, path, clock);
	}

	/** The number of the autonomous system of an address; empty if unknown. */
	public OptionalLong find(InetAddress address) {
		return number(this.database.find(address));
	}

	AddressDatabase.State state() {
		return this.database.state();
	}

	/**
	 * Reads the field of MaxMind's ASN and Enterprise databases and of DB-IP's ISP
	 * database, or else of flat databases such as IPinfo's ("AS64500").
	 */
	private static OptionalLong number(Map<?, ?> found) {
		@Nullable Object[] values = { found.get("autonomous_system_number"),
				(found.get("traits") instanceof Map<?, ?> traits) ? traits.get("autonomous_system_number") : null,
				found.get("asn") };
		for (Object value : values) {
			if (value != null) {
				Matcher text = NUMBER.matcher(value.toString().strip());
				long number = text.matches() ? Long.parseLong(text.group(1)) : 0;
				if (number > 0 && number <= MAX_NUMBER) {
					return OptionalLong.of(number);
				}
			}
		}
		return OptionalLong.empty();
	}

}
