package io.ztrisk.outgoing;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Looks up the addresses of a host.
 */
@FunctionalInterface
public interface Addresses {

	/**
	 * The addresses of a host.
	 * @param host a name, or an address as in a URL without brackets
	 * @throws UnknownHostException if there are none
	 */
	List<InetAddress> of(String host) throws UnknownHostException;

}
