package io.ztrisk.outgoing;

import java.util.List;
import java.util.stream.Stream;

import io.ztrisk.place.Network;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of requests to URLs that accounts choose.
 *
 * @param allow Networks in CIDR notation, with commas between them, such as
 * 10.1.0.0/16,fd00:1::/32. Requests to URLs that accounts choose may reach them, although
 * their addresses are private or reserved, and also by http. Without it, such requests
 * reach public addresses by https only.
 */
@ConfigurationProperties("ztrisk.signals")
record OutgoingProperties(@DefaultValue("") String allow) {

	OutgoingProperties {
		parse(allow);
	}

	List<Network> networks() {
		return parse(this.allow);
	}

	private static List<Network> parse(String allow) {
		return Stream.of(allow.split(","))
			.map(String::strip)
			.filter((cidr) -> !cidr.isEmpty())
			.map((cidr) -> Network.parse(cidr)
				.orElseThrow(() -> new IllegalArgumentException("ZTRISK_SIGNALS_ALLOW (ztrisk.signals.allow) must be "
						+ "networks such as 10.1.0.0/16, with commas between them")))
			.toList();
	}

}
