package io.ztrisk.place;

import java.net.InetAddress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Networks and addresses as people write them.
 */
class NetworkTests {

	@ParameterizedTest
	@CsvSource({ "192.0.2.0/24, 192.0.2.255, true", "192.0.2.0/24, 192.0.3.0, false", "192.0.2.0/23, 192.0.3.0, true",
			"192.0.2.77/24, 192.0.2.1, true", "192.0.2.7/32, 192.0.2.7, true", "192.0.2.7/32, 192.0.2.6, false",
			"0.0.0.0/0, 203.0.113.9, true", "0.0.0.0/0, 2001:db8::1, false", "::/0, 2001:db8::1, true",
			"::/0, 203.0.113.9, false", "2001:db8::/47, 2001:db8:1::1, true", "2001:db8::/48, 2001:db8:1::1, false",
			"2001:DB8::/48, 2001:db8:0:ffff::1, true", "192.0.2.0/24, ::ffff:192.0.2.9, true",
			"::ffff:192.0.2.0/120, 192.0.2.9, true", "::ffff:192.0.2.0/120, 192.0.3.9, false",
			"::ffff:0:0/96, 203.0.113.9, true", "::ffff:c000:200/120, ::ffff:192.0.2.255, true" })
	void containsAddresses(String cidr, String address, boolean contained) {
		assertThat(Network.parse(cidr).orElseThrow().contains(address(address))).isEqualTo(contained);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/", "192.0.2.0", "192.0.2.0/", "/24", "192.0.2.0/33", "192.0.2.0/-1", "192.0.2.0/+1",
			"192.0.2.0/024", "192.0.2.0/24/24", "192.0.2.0/ 24", " 192.0.2.0/24", "192.0.2.256/24", "10/8", "10.1/16",
			"192.0.02.0/24", "2001:db8::/129", "2001:db8::g/32", "::ffff:192.0.2.0/95", "fe80::1%1/64", "[::1]/128",
			":/0", "example.org/24", "localhost/32" })
	void readsNothingElse(String text) {
		assertThat(Network.parse(text)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "3232235777", "127.1", "localhost", "192.0.2.1:443", "192.0.2.1 ", "::1%lo", "[::1]",
			"1.2.3.4.5", "999.0.0.1", ":", ":::" })
	void invalidAddressGivesNone(String text) {
		assertThat(Network.address(text)).isEmpty();
	}

	@Test
	void aSiteIsTheWholeOfItsNetwork() {
		assertThat(Network.around(address("192.0.2.1"))).hasToString("192.0.2.0/24")
			.isEqualTo(Network.around(address("::ffff:192.0.2.200")))
			.isNotEqualTo(Network.around(address("192.0.3.1")));
		assertThat(Network.around(address("2001:db8:1:2::3"))).hasToString("2001:db8:1::/48")
			.isEqualTo(Network.around(address("2001:db8:1:ffff::")))
			.isNotEqualTo(Network.around(address("2001:db8:2::3")));
	}

	private static InetAddress address(String text) {
		return Network.address(text).orElseThrow();
	}

	@ParameterizedTest
	@CsvSource({ "192.0.2.7/24, 192.0.2.0/24", "2001:db8::7/48, 2001:db8::/48",
			"2001:0:0:1:0:0:0:1/128, 2001:0:0:1::1/128", "::/0, ::/0", "::1/128, ::1/128",
			"1:0:0:2:3:0:0:4/128, 1::2:3:0:0:4/128", "2001:db8:0:1:1:1:1:1/128, 2001:db8:0:1:1:1:1:1/128" })
	void aNetworkIsWrittenAsRfc5952Says(String cidr, String text) {
		assertThat(Network.parse(cidr)).map(Network::toString).contains(text);
	}

}
