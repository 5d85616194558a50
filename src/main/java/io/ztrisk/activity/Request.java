package io.ztrisk.activity;

import java.util.List;

import io.ztrisk.format.Hosts;

/**
 * An HTTP request or a DNS query of a device. Its values are read from the record on
 * demand, since most requests are not relevant for a behaviour.
 */
public interface Request {

	/** The host as it was logged, with or without a port. */
	String host();

	/** Empty for a DNS query. */
	String url();

	/** The names of the categories of the host. */
	List<String> categories();

	String decision();

	String deviceId();

	/** The IP address of the device, as text. */
	String address();

	/** The normalized host, taken from the URL if the host is empty. */
	default String normalHost() {
		String normal = Hosts.normalize(host());
		return normal.isEmpty() ? Hosts.ofUrl(url()) : normal;
	}

}
