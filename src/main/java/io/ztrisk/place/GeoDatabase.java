package io.ztrisk.place;

import java.net.InetAddress;
import java.time.Clock;
import java.util.List;

/**
 * The database of places of addresses that the operator mounts.
 */
public class GeoDatabase {

	private static final DatabaseContent CONTENT = new DatabaseContent("ztrisk.geo.database",
			List.of(new DatabaseContent.Part("coordinates", (record) -> new GeoRecord(record).coordinates() != null),
					new DatabaseContent.Part("country codes", (record) -> new GeoRecord(record).country() != null)));

	private final AddressDatabase database;

	/**
	 * The database in a file.
	 * @param path empty if no database is configured
	 */
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
