package io.ztrisk.outgoing;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

import org.apache.hc.client5.http.DnsResolver;

/**
 * Gives the client the addresses of a host, once for each connection, if all may be
 * reached. The client connects to these, and looks up nothing.
 */
class GuardedResolver implements DnsResolver {

	/** The URL of the request for which the thread connects. */
	static final ScopedValue<OutgoingUrl> URL = ScopedValue.newInstance();

	/** More addresses would not be tried in time. */
	private static final int MAX_ADDRESSES = 4;

	private final Addresses addresses;

	private final AddressGuard guard;

	GuardedResolver(Addresses addresses, AddressGuard guard) {
		this.addresses = addresses;
		this.guard = guard;
	}

	@Override
	public InetAddress[] resolve(String host) throws UnknownHostException {
		List<InetAddress> found = this.addresses.of(host);
		if (found.isEmpty()) {
			throw new UnknownHostException();
		}
		if (!this.guard.mayReach(found, URL.get().isPlain())) {
			throw new RefusedAddressException();
		}
		return found.stream().limit(MAX_ADDRESSES).toArray(InetAddress[]::new);
	}

	@Override
	public String resolveCanonicalHostname(String host) {
		return host;
	}

}
