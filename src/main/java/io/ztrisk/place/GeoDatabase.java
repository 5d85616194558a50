package io.ztrisk.place;

import java.net.InetAddress;
import java.time.Clock;
import java.util.List;

/**
 * The database of the places of addresses.
 */
public class GeoDatabase {

	private static final DatabaseContent CONTENT = new DatabaseContent("ztrisk.geo.database",
			List.of(new DatabaseContent.Part("coordinates", (record) -> new GeoRecord(record).coordinates() != null),
					new DatabaseContent.Part("country codes", (record) -> new GeoRecord(record).country() != null)));

	private final AddressDatabase database;

	/** Opens the database in a file; the path is empty if none is configured. */
	public GeoDatabase(String path, Clock clock) {
		this.database = new AddressDatabase(CONTENT, path, clock);
	}

	GeoRecord find(InetAddress address) {
		return new GeoRecord(this.database.find(address));
	}

	AddressDatabase.State state() {
		return this.database.state();
	}

}
